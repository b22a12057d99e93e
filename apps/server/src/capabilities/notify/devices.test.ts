import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../platform/database/transaction.ts'
import { peopleWithDevices } from './index.ts'
import { type Night, openNight } from './night.fixture.ts'

const { notify } = api
let night: Night

beforeAll(async () => {
  night = await openNight()
})
afterAll(() => night.close())

const spared = {
  hours: { from: '21:00', until: '07:30' },
  bundleMinutes: 30 as const,
  routine: ['in-app' as const],
}

test('QUI17: a person sees their own devices and what they asked to be spared, and nobody else does', async () => {
  const [nurse, doctor] = [await night.hire(), await night.hire()]
  await night.addDevice(nurse)
  await nurse.ask(notify.setQuiet, spared)
  const own = await nurse.ask(notify.myNotifications, {})
  expect(own).toMatchObject({ devices: [{ name: 'Phone', lastReachedAt: null }], quiet: spared })
  expect(own.channels.map(({ channel, state }) => `${channel} ${state}`)).toEqual([
    'in-app well',
    'web-push well',
    'email well',
    'gateway well',
  ])
  const others = await doctor.ask(notify.myNotifications, {})
  expect(others).toMatchObject({ devices: [], quiet: { hours: null, bundleMinutes: 15 } })
  const deviceId = own.devices[0]?.id ?? ''
  expect(await doctor.refused(notify.removePushDevice, { deviceId })).toBe('not-found')
  await nurse.ask(notify.removePushDevice, { deviceId })
  expect(await nurse.ask(notify.myNotifications, {})).toMatchObject({ devices: [] })
})

test('saying the same again changes nothing', async () => {
  const nurse = await night.hire()
  await nurse.ask(notify.setQuiet, spared)
  await nurse.ask(notify.setQuiet, spared)
  expect(await nurse.ask(notify.myNotifications, {})).toMatchObject({ quiet: spared })
})

test('QUI14: a browser wakes whoever used it last, and nobody before them', async () => {
  const [nurse, doctor] = [await night.hire(), await night.hire()]
  const browser = night.push.subscribe()
  await nurse.ask(notify.addPushDevice, { ...browser, name: 'Ward phone' })
  await doctor.ask(notify.addPushDevice, { ...browser, name: 'Ward phone' })
  expect((await nurse.ask(notify.myNotifications, {})).devices).toEqual([])
  expect((await doctor.ask(notify.myNotifications, {})).devices).toHaveLength(1)
  expect(await night.act(({ transaction }) => peopleWithDevices(transaction))).toContain(doctor.id)
  await night.raise(nurse, { urgency: 'emergency' })
  expect(night.push.pushes).toHaveLength(0)
})

test('QUI12: a device that names an address inside is refused', async () => {
  const nurse = await night.hire()
  const browser = { ...night.push.subscribe(), name: 'Phone' }
  const inside = { ...browser, endpoint: 'https://169.254.169.254/latest' }
  expect(await nurse.refused(notify.addPushDevice, inside)).toBe('bad-input')
  expect(await nurse.refused(notify.addPushDevice, { ...browser, p256dh: 'AAAA' })).toBe('bad-input')
})

const tables = ['notice', 'attempt', 'push_device', 'quiet']

test.each(tables)('QUI18: a row of %s is there for its organisation and not for another', async (table) => {
  const nurse = await night.hire()
  await night.addDevice(nurse)
  await nurse.ask(notify.setQuiet, spared)
  await night.raise(nurse)
  const count = (organisationId: string) =>
    inTransaction(night.parts.database.app, organisationId, async (transaction) => {
      const rows = await transaction.query<{ count: number }>({
        name: `count-${table}`,
        text: `select count(*) from ${table}`,
        values: [],
      })
      return rows[0]?.count ?? 0
    })
  expect(await count(night.organisationId)).toBeGreaterThan(0)
  expect(await count(uuidv7())).toBe(0)
})

test('QUI18: the address of a device stands nowhere in the database in words', async () => {
  const nurse = await night.hire()
  await night.addDevice(nurse)
  const rows = await night.query<{ found: boolean }>(
    `select exists (select from push_device d where d::text like '%127.0.0.1%'
                       or position('127.0.0.1'::bytea in d.subscription) > 0) as found`,
  )
  expect(rows).toEqual([{ found: false }])
})
