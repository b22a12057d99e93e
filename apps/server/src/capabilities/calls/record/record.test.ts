import { api, type Meeting } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { linkTo, visit } from '../guests/visitor.fixture.ts'
import { type Colleague, type Hospital, openHospital } from '../hospital.fixture.ts'

const { calls } = api
let hospital: Hospital
let consultant: Colleague
let nurse: Colleague
let stranger: Colleague

beforeAll(async () => {
  hospital = await openHospital()
})
afterAll(() => hospital.close())

beforeEach(async () => {
  const { hire } = hospital
  ;[consultant, nurse, stranger] = [await hire(), await hire(), await hire()]
})

async function huddle(): Promise<Meeting> {
  const input = { title: 'Huddle', personIds: [nurse.id], roleIds: [], teamIds: [], waitingRoom: true }
  return (await consultant.ask(calls.meetNow, input)).meeting
}

test('CAL23: the record says who was there from when to when, guests with who let them in, and what was written', async () => {
  const { id: meetingId } = await huddle()
  const host = await consultant.comeIn(meetingId)
  const from = hospital.clock.now().getTime()
  const { link } = await linkTo(meetingId, consultant)
  const guest = await visit(hospital).knock(link)
  const turnedAway = await visit(hospital).knock(link, 'Nobody')
  await consultant.ask(calls.turnAway, { meetingId, participantId: turnedAway.participantId })
  await consultant.ask(calls.admit, { meetingId, participantId: guest.participantId })
  await hospital.until(() => guest.line.room !== undefined)
  guest.line.say({ t: 'say', id: uuidv7(), words: 'Good morning' })
  await hospital.until(() => host.room?.said.length === 1)
  await hospital.wait(120)
  await consultant.ask(calls.end, { meetingId })
  const record = await consultant.ask(calls.openRecord, { meetingId })
  expect(record.said.map(({ words, participantId }) => [words, participantId])).toEqual([
    ['Good morning', guest.participantId],
  ])
  expect(
    record.attendance.map(({ participant, admittedBy }) => [
      participant.personId,
      participant.guest,
      admittedBy,
    ]),
  ).toEqual([
    [consultant.id, null, null],
    [null, { name: 'Nia Parry', organisation: 'Community nursing' }, consultant.id],
  ])
  const [first] = record.attendance
  expect(first?.stays).toHaveLength(1)
  const stay = first?.stays[0]
  expect(new Date(stay?.from ?? 0).getTime()).toBeLessThanOrEqual(from)
  expect(stay?.until).toBe(hospital.clock.now().toISOString())
  expect(first?.participant.name).toMatch(/^Person/)
})

test('CAL23: other capabilities are told the same of who was there, and nothing of a meeting that is not', async () => {
  const { id: meetingId } = await huddle()
  await consultant.comeIn(meetingId)
  const { attendance } = await consultant.ask(calls.openRecord, { meetingId })
  const [{ calls: capability }] = hospital.servers
  const told = (id: string) =>
    inTransaction(hospital.database.app, hospital.organisationId, (transaction) =>
      capability.attendanceOf(transaction, id),
    )
  expect(await told(meetingId)).toEqual(attendance)
  expect(await told(uuidv7())).toBeUndefined()
})

test('CAL23: how it went on each device stands in the record, as it was said last', async () => {
  const { id: meetingId } = await huddle()
  const line = await consultant.comeIn(meetingId)
  const measure = {
    joinMs: 640,
    loss: 0.01,
    jitterMs: 4,
    roundTripMs: 22,
    freezes: 1,
    reconnects: 0,
    silentSeconds: 0,
    relayed: false,
  }
  line.say({ t: 'measure', measure })
  line.say({ t: 'measure', measure: { ...measure, freezes: 2 } })
  line.say({ t: 'hand', raised: true })
  await hospital.until(
    () => line.room?.participants.some(({ handRaisedAt }) => handRaisedAt !== null) ?? false,
  )
  const { attendance } = await consultant.ask(calls.openRecord, { meetingId })
  expect(attendance.map((one) => one.measure)).toEqual([{ ...measure, freezes: 2 }])
})

test('CAL25: the record is there for who was asked and who was in it, and for nobody else', async () => {
  const { id: meetingId } = await huddle()
  await consultant.comeIn(meetingId)
  await consultant.ask(calls.end, { meetingId })
  expect((await nurse.ask(calls.openRecord, { meetingId })).attendance).toHaveLength(1)
  expect(await stranger.refused(calls.openRecord, { meetingId })).toBe('not-found')
  const other = await hospital.foundAnother()
  expect(await other.refused(calls.openRecord, { meetingId })).toBe('not-found')
})

test('CAL3: a call that was missed, and whatever else is over, is in the history of who was called, the newest first', async () => {
  const call = await consultant.call({ kind: 'person', id: nurse.id })
  await hospital.wait(46)
  const later = await huddle()
  await consultant.ask(calls.end, { meetingId: later.id })
  await hospital.wait(61)
  const { meetings } = await nurse.ask(calls.history, {})
  expect(meetings.map(({ id }) => id)).toEqual([later.id, call.id])
  expect(meetings[1]?.invited[0]?.state).toBe('missed')
  expect((await consultant.ask(calls.history, {})).meetings).toEqual(meetings)
  expect((await nurse.ask(calls.history, { before: later.createdAt })).meetings.map(({ id }) => id)).toEqual([
    call.id,
  ])
  expect((await stranger.ask(calls.history, {})).meetings).toEqual([])
})

test('CAL23: a meeting that is kept as if it had been held here has its record, and nobody is in it', async () => {
  const [{ calls: capability }] = hospital.servers
  const startsAt = new Date(hospital.clock.now().getTime() - 86_400_000)
  const after = (minutes: number) => new Date(startsAt.getTime() + minutes * 60_000)
  const organiser = {
    organisationId: hospital.organisationId,
    personId: consultant.id,
    sessionId: '',
    administrator: false,
  }
  await hospital.keepsReplayLaw([consultant, nurse], () =>
    capability.keepPast(organiser, {
      title: 'Safety huddle',
      startsAt,
      endsAt: after(25),
      personIds: [nurse.id],
      stays: [
        {
          who: { personId: consultant.id },
          from: after(0),
          until: after(25),
          said: [{ words: 'Morning', at: after(1) }],
        },
        {
          who: { guest: { name: 'Nia Parry', organisation: 'Community nursing' }, admittedBy: consultant.id },
          from: after(5),
          until: after(20),
          said: [],
        },
      ],
    }),
  )
  const [meeting] = (await nurse.ask(calls.history, {})).meetings
  if (meeting === undefined) throw new Error('it is not in the history')
  expect(meeting).toMatchObject({ title: 'Safety huddle', present: [], endedAt: after(25).toISOString() })
  const record = await nurse.ask(calls.openRecord, { meetingId: meeting.id })
  expect(record.attendance.map(({ stays }) => stays)).toEqual([
    [{ from: after(0).toISOString(), until: after(25).toISOString() }],
    [{ from: after(5).toISOString(), until: after(20).toISOString() }],
  ])
  expect(record.said.map(({ words }) => words)).toEqual(['Morning'])
})
