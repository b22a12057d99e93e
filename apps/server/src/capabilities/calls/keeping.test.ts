import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../platform/database/transaction.ts'
import { type Colleague, type Hospital, openHospital } from './hospital.fixture.ts'
import { hydrateCalls } from './index.ts'
import type { Line } from './room/line.fixture.ts'

let hospital: Hospital
let nurse: Colleague
let doctor: Colleague
let consultant: Colleague

beforeAll(async () => {
  hospital = await openHospital()
  ;[nurse, doctor, consultant] = [await hospital.hire(), await hospital.hire(), await hospital.hire()]
})
afterAll(() => hospital.close())

const idOf = (line: Line | undefined) => line?.room?.me ?? ''

test('CAL26: after every command and whatever happens by itself, what one held and the events equal what is there', async () => {
  const lines = new Map<string, Line>()
  let call = ''
  const comeIn = async (who: Colleague) => {
    const line = await who.comeIn(call)
    lines.set(who.id, line)
    return line
  }
  const leave = async (who: Colleague) => {
    const line = lines.get(who.id)
    line?.say({ t: 'leave' })
    await hospital.until(() => line?.closed !== undefined)
  }
  const steps: [name: string, step: () => Promise<unknown>][] = [
    [
      'start',
      async () => {
        const { conversationId } = await nurse.ask(api.messaging.startGroup, {
          title: 'Ward 5',
          personIds: [doctor.id, consultant.id],
        })
        call = (await nurse.call({ kind: 'conversation', id: conversationId })).id
      },
    ],
    ['come in', () => comeIn(nurse)],
    ['answer', () => doctor.ask(api.calls.answer, { meetingId: call, accept: true })],
    ['come in too', () => comeIn(doctor)],
    ['miss', () => hospital.wait(46)],
    ['mark missed seen', () => consultant.ask(api.calls.markMissedSeen, { meetingId: call })],
    [
      'ring again',
      () => nurse.ask(api.calls.ring, { meetingId: call, personIds: [consultant.id], roleIds: [] }),
    ],
    ['come in by themselves', () => comeIn(consultant)],
    [
      'make host',
      () => nurse.ask(api.calls.makeHost, { meetingId: call, participantId: idOf(lines.get(doctor.id)) }),
    ],
    ['lock', () => nurse.ask(api.calls.lock, { meetingId: call, locked: true })],
    [
      'silence',
      () => nurse.ask(api.calls.silence, { meetingId: call, participantId: idOf(lines.get(doctor.id)) }),
    ],
    [
      'remove',
      () => nurse.ask(api.calls.remove, { meetingId: call, participantId: idOf(lines.get(consultant.id)) }),
    ],
    ['leave', () => leave(nurse)],
    ['unlock', () => doctor.ask(api.calls.lock, { meetingId: call, locked: false })],
    [
      'lose a line',
      async () => {
        lines.get(doctor.id)?.cut()
        await hospital.until(() => hospital.servers.every(({ calls }) => calls.figures.lines() === 0))
        await hospital.wait(33)
      },
    ],
    ['end by being empty', () => hospital.wait(65)],
    ['call somebody', async () => (call = (await nurse.call({ kind: 'person', id: doctor.id })).id)],
    ['decline', () => doctor.ask(api.calls.answer, { meetingId: call, accept: false })],
    ['end', () => nurse.ask(api.calls.end, { meetingId: call })],
  ]
  for (const [name, step] of steps) {
    await hospital.keepsReplayLaw([nurse, doctor, consultant], step).catch((error: unknown) => {
      throw new Error(`${name}: ${String(error)}`, { cause: error })
    })
  }
  expect(await nurse.mine()).toEqual([])
})

test('CAL26: the log keeps ids, and what is replayed is the meeting as it is now', async () => {
  const call = await nurse.call({ kind: 'person', id: doctor.id })
  const rows = await hospital.query<{ data: unknown }>(
    `select data from event where type = 'calls.changed' and stream_id = $1 order by seq desc limit 1`,
    [doctor.id],
  )
  expect(rows).toEqual([{ data: { meetingId: call.id } }])
  await doctor.ask(api.calls.answer, { meetingId: call.id, accept: false })
  const logged = {
    kind: 'person' as const,
    streamId: doctor.id,
    seq: 1,
    organisationId: hospital.organisationId,
    type: 'calls.changed',
    data: { meetingId: call.id },
    by: nurse.id,
    at: new Date(),
  }
  const [server] = hospital.servers
  const said = await inTransaction(hospital.database.app, hospital.organisationId, (transaction) =>
    hydrateCalls({ transaction, vault: server.vault, files: { filesAt: async () => new Map() } }, [logged]),
  )
  expect(said).toEqual([{ type: 'calls.changed', data: { meeting: await nurse.see(call.id) } }])
})

test('CAL26: every change has its audit leaf: one', async () => {
  const leaves = async () =>
    (
      await hospital.query<{ action: string }>('select action from audit_leaf order by stream_id, position')
    ).map(({ action }) => action)
  const added = async (work: () => Promise<unknown>) => {
    const before = await leaves()
    await work()
    const after = await leaves()
    return (
      after.filter((action) => action.startsWith('calls.')).length -
      before.filter((action) => action.startsWith('calls.')).length
    )
  }
  let id = ''
  let line: Line | undefined
  expect(await added(async () => (id = (await nurse.call({ kind: 'person', id: doctor.id })).id))).toBe(1)
  expect(await added(() => doctor.ask(api.calls.answer, { meetingId: id, accept: true }))).toBe(1)
  // A ticket is none: who comes in by it is.
  expect(await added(() => nurse.ask(api.calls.join, { meetingId: id }))).toBe(0)
  expect(await added(async () => (line = await nurse.comeIn(id)))).toBe(1)
  expect(
    await added(async () => {
      line?.say({ t: 'say', id: '01980000-0000-7000-8000-0000000000b1', words: 'Hello' })
      await hospital.until(() => line?.room?.said.length === 1)
    }),
  ).toBe(1)
  // A microphone is of the moment.
  expect(
    await added(async () => {
      line?.say({ t: 'state', microphone: true, camera: false, screen: false })
      await hospital.until(() => line?.room?.participants[0]?.microphone === true)
    }),
  ).toBe(0)
  expect(await added(() => nurse.ask(api.calls.end, { meetingId: id }))).toBe(1)
})

test('CAL25: a meeting is there for who began it, who was asked, and who was in it; for anyone else it is not found', async () => {
  const call = await nurse.call({ kind: 'person', id: doctor.id })
  await doctor.see(call.id)
  const inMeeting = { meetingId: call.id }
  const other = await hospital.foundAnother()
  for (const stranger of [consultant, other]) {
    expect(await stranger.refused(api.calls.open, inMeeting)).toBe('not-found')
    expect(await stranger.refused(api.calls.join, inMeeting)).toBe('not-found')
    expect(await stranger.refused(api.calls.answer, { ...inMeeting, accept: true })).toBe('not-found')
    expect(await stranger.refused(api.calls.markMissedSeen, inMeeting)).toBe('not-found')
    expect(await stranger.refused(api.calls.end, inMeeting)).toBe('not-found')
    expect(await stranger.refused(api.calls.lock, { ...inMeeting, locked: true })).toBe('not-found')
    const ringing = { ...inMeeting, personIds: [doctor.id], roleIds: [] }
    expect(await stranger.refused(api.calls.ring, ringing)).toBe('not-found')
  }
})

const tables = [
  'meeting',
  'meeting_invited',
  'meeting_host',
  'meeting_participant',
  'meeting_stay',
  'meeting_said',
  'meeting_ticket',
]

test.each(tables)('CAL25: a row of %s is there for its organisation and not for another', async (table) => {
  const call = await nurse.call({ kind: 'person', id: doctor.id })
  const line = await nurse.comeIn(call.id)
  line.say({ t: 'say', id: uuidv7(), words: 'Hello' })
  await hospital.until(() => line.closed !== undefined || line.room?.said.length === 1)
  await nurse.ask(api.calls.join, { meetingId: call.id })
  const other = await hospital.foundAnother()
  const countIn = (organisationId: string) =>
    inTransaction(hospital.database.app, organisationId, async (transaction) => {
      const rows = await transaction.query<{ count: number }>({
        name: `count-${table}`,
        text: `select count(*) from ${table}`,
        values: [],
      })
      return rows[0]?.count ?? 0
    })
  expect(await countIn(hospital.organisationId)).toBeGreaterThan(0)
  expect(await countIn(other.organisationId)).toBe(0)
})
