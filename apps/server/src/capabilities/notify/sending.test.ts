import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { markReached, withdraw } from './index.ts'
import { type Colleague, type Night, openNight } from './night.fixture.ts'

let night: Night

beforeAll(async () => {
  night = await openNight()
})
afterAll(() => night.close())
beforeEach(async () => {
  night.push.answer(201)
  night.mail.refuse(null)
  night.gateway.answer(202)
  await night.wait(24 * 3_600_000)
  night.push.pushes.length = 0
  night.mail.mails.length = 0
  night.gateway.errands.length = 0
})

interface Attempt {
  channel: string
  state: string
  tries: number
  problem: string | null
}

function attemptsFor({ id }: Colleague): Promise<Attempt[]> {
  return night.query<Attempt>(
    `select channel, state, tries, problem from attempt where person_id = $1
      order by array_position(array['in-app', 'web-push', 'email', 'gateway'], channel), tries`,
    [id],
  )
}

test('QUI6: an urgent notice wakes the device at once, and uses the other channels when nothing was delivered in 5 minutes', async () => {
  const registrar = await night.hire()
  await night.addDevice(registrar)
  await night.raise(registrar)
  expect(night.push.pushes.map(({ words }) => words.heading)).toEqual([
    'Urgent message – Medical registrar on call',
  ])
  expect(night.mail.mails).toHaveLength(0)
  await night.wait(5 * 60_000 - 1)
  expect(night.mail.mails).toHaveLength(0)
  await night.wait(1)
  expect(night.mail.mails).toHaveLength(1)
  expect(night.gateway.errands).toHaveLength(1)
  expect((await attemptsFor(registrar)).map(({ channel, state }) => `${channel} ${state}`)).toEqual([
    'in-app sent',
    'web-push sent',
    'email sent',
    'gateway sent',
  ])
})

test('QUI6: once a device has it, the channels that waited are not used', async () => {
  const registrar = await night.hire()
  await night.addDevice(registrar)
  const about = { kind: 'message', id: uuidv7() }
  await night.raise(registrar, { about })
  await night.act((acting) => markReached(acting, about, registrar.id))
  await night.wait(10 * 60_000)
  expect(night.mail.mails).toHaveLength(0)
  expect((await attemptsFor(registrar)).map(({ channel, state }) => `${channel} ${state}`)).toEqual([
    'in-app delivered',
    'web-push sent',
    'email withdrawn',
    'gateway withdrawn',
  ])
})

test('QUI6: an emergency uses every channel at once', async () => {
  const registrar = await night.hire()
  await night.addDevice(registrar)
  await night.raise(registrar, { urgency: 'emergency' })
  expect([night.push.pushes, night.mail.mails, night.gateway.errands].map((one) => one.length)).toEqual([
    1, 1, 1,
  ])
})

test('QUI4: under one key nothing is sent twice, not even by two who ask at the same moment', async () => {
  const registrar = await night.hire()
  await night.addDevice(registrar)
  const key = 'escalation/1/0'
  await Promise.all([1, 2, 3].map(() => night.raise(registrar, { key, urgency: 'emergency' })))
  await night.raise(registrar, { key, urgency: 'emergency' })
  expect(night.push.pushes).toHaveLength(1)
  expect(night.mail.mails).toHaveLength(1)
})

test('QUI1: whoever is off duty gets nothing on any channel, then or later', async () => {
  const consultant = await night.hire({ reach: null })
  await night.addDevice(consultant)
  await night.raise(consultant, { urgency: 'crash' })
  consultant.reach = { by: 'duty' }
  await night.wait(24 * 3_600_000)
  expect(night.push.pushes).toHaveLength(0)
  expect(await attemptsFor(consultant)).toEqual([])
  const held = await night.query<{ state: string }>('select state from notice where person_id = $1', [
    consultant.id,
  ])
  expect(held).toEqual([{ state: 'held' }])
})

test('QUI2: who goes off duty between the asking and the sending is not sent it', async () => {
  const registrar = await night.hire()
  await night.addDevice(registrar)
  await night.raise(registrar)
  registrar.reach = null
  await night.wait(5 * 60_000)
  expect(night.mail.mails).toHaveLength(0)
  expect(await attemptsFor(registrar)).toMatchObject([
    { channel: 'in-app', state: 'sent' },
    { channel: 'web-push', state: 'sent' },
    { channel: 'email', state: 'held', problem: 'off-duty' },
    { channel: 'gateway', state: 'held', problem: 'off-duty' },
  ])
})

test('QUI3: what is sent off duty names the override that allowed it, and counts as an interruption', async () => {
  const overrideId = uuidv7()
  const consultant = await night.hire({ reach: { by: 'override', overrideId } })
  await night.addDevice(consultant)
  const from = night.clock.now()
  await night.raise(consultant, { urgency: 'emergency' })
  expect(night.push.pushes).toHaveLength(1)
  const { interruptions } = await import('./index.ts')
  const until = new Date(from.getTime() + 1)
  const counted = await night.act(({ transaction }) =>
    interruptions(transaction, [consultant.id], from, until),
  )
  expect(counted).toMatchObject([{ personId: consultant.id, overrideId, urgency: 'emergency' }])
})

test('QUI8: a channel that fails is tried again with growing pauses, and the next one is used at once', async () => {
  const registrar = await night.hire()
  await night.addDevice(registrar)
  night.push.answer(503)
  await night.raise(registrar)
  await night.worker.settled()
  expect(night.mail.mails).toHaveLength(1)
  expect(night.gateway.errands).toHaveLength(1)
  await night.wait(2_000)
  night.push.answer(201)
  await night.wait(5_000)
  expect(night.push.pushes).toHaveLength(1)
  expect((await attemptsFor(registrar)).filter(({ channel }) => channel === 'web-push')).toMatchObject([
    { tries: 1, state: 'failed', problem: 'busy' },
    { tries: 2, state: 'failed', problem: 'busy' },
    { tries: 3, state: 'sent' },
  ])
})

test('QUI8: who has no device is sent the other channels at once', async () => {
  const registrar = await night.hire()
  await night.raise(registrar)
  expect(night.mail.mails).toHaveLength(1)
  expect(night.gateway.errands).toHaveLength(1)
})

test('QUI10: administrators are told once in an hour that a channel is dead', async () => {
  const administrator = await night.hire({ administrator: true })
  const nurse = await night.hire()
  night.mail.refuse(451)
  night.published.length = 0
  await night.raise(nurse)
  await night.wait(2_000)
  await night.wait(5_000)
  await night.wait(15_000)
  const told = night.published.filter(({ type }) => type === 'notice.raised')
  expect(told).toMatchObject([
    {
      stream: `person:${administrator.id}`,
      data: { notice: { heading: 'E-mail does not work', about: { kind: 'channel', id: 'email' } } },
    },
  ])
  const { channels } = await administrator.ask(api.notify.myNotifications, {})
  expect(channels.find(({ channel }) => channel === 'email')).toMatchObject({ state: 'failing' })
})

test('QUI13: a device whose push service says that it is gone is forgotten', async () => {
  const registrar = await night.hire()
  const endpoint = await night.addDevice(registrar)
  night.push.answer(410, endpoint)
  await night.raise(registrar)
  const { devices } = await registrar.ask(api.notify.myNotifications, {})
  expect(devices).toEqual([])
  expect((await attemptsFor(registrar)).filter(({ channel }) => channel === 'web-push')).toMatchObject([
    { state: 'failed', problem: 'gone' },
  ])
  expect(night.mail.mails).toHaveLength(1)
})

test('QUI14: a session that somebody ended takes its device with it', async () => {
  const registrar = await night.hire()
  await night.addDevice(registrar)
  night.ended.add(registrar.sessionId)
  await night.raise(registrar, { urgency: 'emergency' })
  expect(night.push.pushes).toHaveLength(0)
  const { devices } = await registrar.ask(api.notify.myNotifications, {})
  expect(devices).toEqual([])
})

test('QUI14: whoever is suspended is sent nothing', async () => {
  const registrar = await night.hire()
  await night.addDevice(registrar)
  await night.raise(registrar)
  registrar.suspended = true
  await night.wait(5 * 60_000)
  await night.raise(registrar, { urgency: 'crash' })
  expect(night.push.pushes).toHaveLength(1)
  expect(night.mail.mails).toHaveLength(0)
})

test('QUI15: what is withdrawn is sent no more', async () => {
  const registrar = await night.hire()
  await night.addDevice(registrar)
  const about = { kind: 'message', id: uuidv7() }
  await night.raise(registrar, { about })
  await night.act((acting) => withdraw(acting, about))
  await night.wait(10 * 60_000)
  expect(night.mail.mails).toHaveLength(0)
  expect(night.gateway.errands).toHaveLength(0)
})

test('QUI7: what is routine is bundled to one notification that says how many', async () => {
  const nurse = await night.hire()
  await night.addDevice(nurse)
  for (let count = 0; count < 3; count += 1) {
    await night.raise(nurse, { urgency: 'routine', heading: 'New message' })
  }
  expect(night.push.pushes).toHaveLength(0)
  await night.wait(15 * 60_000)
  expect(night.push.pushes.map(({ words }) => words.heading)).toEqual(['3 new notifications'])
  const rows = await night.query<{ state: string; alone: boolean }>(
    `select state, bundled_with is null as alone from attempt where person_id = $1 and channel = 'web-push' order by id`,
    [nurse.id],
  )
  expect(rows.filter(({ alone }) => alone)).toHaveLength(1)
  expect(rows.every(({ state }) => state === 'sent')).toBe(true)
})

test('QUI5: a focus that begins after the asking still spares what does not press', async () => {
  const nurse = await night.hire()
  await night.addDevice(nurse)
  await night.raise(nurse, { urgency: 'routine' })
  nurse.focusUntil = new Date(night.clock.now().getTime() + 2 * 3_600_000)
  await night.wait(60 * 60_000)
  expect(night.push.pushes).toHaveLength(0)
  await night.raise(nurse)
  expect(night.push.pushes).toHaveLength(1)
  await night.wait(61 * 60_000)
  expect(night.push.pushes).toHaveLength(2)
})

test('a test of my channels comes on every one of them, and not off duty', async () => {
  const nurse = await night.hire()
  await night.addDevice(nurse)
  night.published.length = 0
  await nurse.ask(api.notify.testMyChannels, {})
  await night.worker.settled()
  expect([night.push.pushes, night.mail.mails, night.gateway.errands].map((one) => one.length)).toEqual([
    1, 1, 1,
  ])
  expect(night.published.map(({ type }) => type)).toEqual(['notice.raised'])
  nurse.reach = null
  expect(await nurse.refused(api.notify.testMyChannels, {})).toBe('off-duty')
})
