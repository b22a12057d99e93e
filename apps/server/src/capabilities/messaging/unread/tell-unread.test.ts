import { api } from '@baton/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type House, openHouse, type Staff } from '../house.fixture.ts'
import { tellUnread } from './tell-unread.ts'

const { messaging } = api
let house: House
let nurse: Staff
let doctor: Staff
let conversationId: string
const present = new Set<string>()

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  present.clear()
  ;[nurse, doctor] = [await house.hire(), await house.hire()]
  await nurse.signOn()
  await doctor.signOn()
  await doctor.addDevice()
  ;({ conversationId } = await nurse.ask(messaging.startDirect, { personId: doctor.id }))
  await atQuarter()
})

/** A minute past a quarter of an hour, so that a bundle has fourteen minutes to go. */
async function atQuarter(): Promise<void> {
  const now = house.clock.now().getTime()
  await house.wait((Math.ceil((now + 1) / 900_000) * 900_000 - now) / 60_000 + 1)
}

function say(body: string, urgency: 'routine' | 'soon' = 'routine') {
  return nurse.ask(messaging.sendMessage, { conversationId, body, urgency })
}

async function look(minutesLater = 1): Promise<void> {
  await house.wait(minutesLater)
  const organisations = async () => [{ id: house.organisationId }]
  const isPresent = (_organisationId: string, personId: string) => present.has(personId)
  await tellUnread({ ...house.parts, organisations, isPresent }, house.clock.now())
}

/** What is to be sent to the doctor, and when: minutes from now. */
async function told() {
  const { rows } = await house.database.system.query<{ heading: string; dueAt: Date }>(
    `select n.heading, a.due_at as "dueAt" from notice n join attempt a on a.notice_id = n.id
      where n.person_id = $1 and n.about_kind = 'messages' and a.state = 'due' and a.channel = 'web-push'
      order by a.due_at`,
    [doctor.id],
  )
  const now = house.clock.now().getTime()
  return rows.map(({ heading, dueAt }) => [heading, Math.max(0, dueAt.getTime() - now) / 60_000])
}

test('MSG31: messages of one window are one notification, which says how many and nothing more', async () => {
  await say('Bed 4 is ready')
  await look()
  expect(await told()).toEqual([['1 new message', 13]])
  await say('And bed 5')
  await say('And bed 6')
  await look()
  expect(await told()).toEqual([['3 new messages', 12]])
  await look()
  expect(await told()).toEqual([['3 new messages', 11]])
})

test('MSG31: what was read meanwhile is not told', async () => {
  await say('Bed 4 is ready')
  await look()
  await doctor.ask(messaging.markSeen, { conversationId, upTo: 1 })
  await look()
  expect(await told()).toEqual([])
})

test('MSG31: what was told is not told again with the next', async () => {
  await say('Bed 4 is ready')
  await look()
  await look(20)
  await say('Bed 5 is ready')
  await look()
  expect((await told()).map(([heading]) => heading)).toContain('1 new message')
  expect((await told()).map(([heading]) => heading)).not.toContain('2 new messages')
})

test('MSG31: what is for this shift does not wait', async () => {
  await say('Bloods by four, please', 'soon')
  await look()
  expect(await told()).toEqual([['1 new message', 0]])
})

test('MSG31: what comes through a role does not wait', async () => {
  const roleId = await house.addRole('Ward doctor')
  await doctor.ask(api.duty.takeRole, { roleId })
  await house.settle()
  ;({ conversationId } = await nurse.ask(messaging.startWithRole, { roleId }))
  await say('A question for the ward doctor')
  await look()
  expect(await told()).toEqual([['1 new message', 0]])
})

test('MSG31: nobody is told who is off duty, has Baton open, muted the conversation or has no device', async () => {
  const notTold = async (arrange: () => Promise<unknown>) => {
    await arrange()
    await say('Bed 4 is ready')
    await look()
    expect(await told()).toEqual([])
  }
  await notTold(async () => present.add(doctor.id))
  present.clear()
  await doctor.ask(messaging.markSeen, { conversationId, upTo: 1 })
  const mute = (until: string | null) => doctor.ask(messaging.muteConversation, { conversationId, until })
  await notTold(() => mute('2027-01-01T00:00:00Z'))
  await mute(null)
  await doctor.ask(messaging.markSeen, { conversationId, upTo: 2 })
  await notTold(() => doctor.signOff())
  await look(60)
  await doctor.signOn()
  await look()
  // It is in the digest.
  expect(await told()).toEqual([])
  const { devices } = await doctor.ask(api.notify.myNotifications, {})
  await notTold(async () => {
    for (const { id: deviceId } of devices) await doctor.ask(api.notify.removePushDevice, { deviceId })
  })
})

test('MSG31: two that look at once tell once', async () => {
  await say('Bed 4 is ready')
  await Promise.all([look(0), look(0), look(0)])
  expect(await told()).toHaveLength(1)
})
