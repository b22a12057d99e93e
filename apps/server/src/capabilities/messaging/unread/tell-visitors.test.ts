import { api } from '@baton/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type House, openHouse, type Staff } from '../house.fixture.ts'
import { connectWith, type Neighbours, visit } from '../visitors/neighbours.fixture.ts'
import { tellUnread } from './tell-unread.ts'

const { messaging } = api
let house: House
let neighbours: Neighbours
/** The registrar here, and a nurse of a connected organisation: at home, and as who she is here. */
let registrar: Staff
let nurse: Staff
let visitor: Staff
let conversationId: string
const present = new Set<string>()

beforeAll(async () => {
  house = await openHouse()
  neighbours = await connectWith(house, 'Tamar Community Hospital')
})
afterAll(() => house.close())

beforeEach(async () => {
  present.clear()
  registrar = await house.hire()
  const roleId = await house.addRole('Burns registrar')
  await house.administrator.ask(api.duty.setReachable, { roleId, reachable: true })
  await registrar.signOn(roleId)
  nurse = await neighbours.hire()
  await nurse.signOn()
  await nurse.addDevice()
  await nurse.ask(api.notify.setQuiet, { hours: null, bundleMinutes: 0, routine: ['web-push'] })
  visitor = await visit(house, nurse)
  ;({ conversationId } = await visitor.ask(messaging.startWithRole, { roleId }))
  await house.settle()
  await house.wait(1)
})

const reply = (body: string) => registrar.ask(messaging.sendMessage, { conversationId, body })

/** Looks for what waits unread, in both organisations. */
async function look(): Promise<void> {
  await house.wait(1)
  const organisations = async () => [{ id: house.organisationId }, { id: neighbours.organisationId }]
  const isPresent = (_organisationId: string, personId: string) => present.has(personId)
  await tellUnread({ ...house.parts, organisations, isPresent }, house.clock.now())
}

/** What the nurse's home is to be told, and by what. */
async function told() {
  const { rows } = await house.database.system.query(
    `select heading, wanted, channels from notice join notice_home on notice_home.notice_id = notice.id
      where notice.person_id = $1 and home_person_id = $2 order by raised_at, notice.id`,
    [visitor.id, nurse.id],
  )
  return rows
}

test('AFF10, MSG31: what waits unread for a visitor is told at their home, and says how many and nothing more', async () => {
  await reply('Cool it for twenty minutes')
  await look()
  expect(await told()).toEqual([{ heading: '1 new message', wanted: 'tell', channels: ['web-push'] }])
  await look()
  expect(await told()).toHaveLength(1)
})

test('AFF10, MSG31: nobody is told who is off duty at home, has it open where they visit, or has no device at home', async () => {
  present.add(visitor.id)
  await reply('Cool it for twenty minutes')
  await look()
  expect(await told()).toEqual([])
  present.clear()
  await visitor.ask(messaging.markSeen, { conversationId, upTo: 1 })
  const { devices } = await nurse.ask(api.notify.myNotifications, {})
  for (const { id: deviceId } of devices) await nurse.ask(api.notify.removePushDevice, { deviceId })
  await reply('Then cover it with cling film')
  await look()
  expect(await told()).toEqual([])
})

test('AFF10: what came while a visitor was off duty at home stands unread in their list, and wakes nobody later', async () => {
  await nurse.signOff()
  await reply('Cool it for twenty minutes')
  await look()
  await nurse.signOn()
  await look()
  expect(await told()).toEqual([])
  const { entries } = await visitor.ask(messaging.listInbox, {})
  expect(entries).toMatchObject([{ conversation: { id: conversationId }, standing: { unread: 1 } }])
  await reply('How is she?')
  await look()
  expect(await told()).toMatchObject([{ heading: '1 new message' }])
})
