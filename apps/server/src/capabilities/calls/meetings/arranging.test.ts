import { api, type Meeting } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { hydrateCalls } from '../index.ts'
import { type Colleague, changed, details, type Hospital, openHospital } from './hospital.fixture.ts'

const { calls } = api
let hospital: Hospital
let consultant: Colleague
let nurse: Colleague
let radiologist: Colleague
let stranger: Colleague

beforeAll(async () => {
  hospital = await openHospital()
})
afterAll(() => hospital.close())

beforeEach(async () => {
  const { hire } = hospital
  ;[consultant, nurse, radiologist, stranger] = [await hire(), await hire(), await hire(), await hire()]
})

const arrange = async (more: Parameters<typeof details>[0] = {}): Promise<Meeting> =>
  (await consultant.ask(calls.arrange, details({ personIds: [nurse.id], ...more }))).meeting

test('CAL25: an arranged meeting is there for who arranged it and who was asked, and for nobody else', async () => {
  const meeting = await arrange()
  expect(await hospital.see(consultant, meeting.id)).toEqual(meeting)
  expect(await hospital.see(nurse, meeting.id)).toEqual(meeting)
  expect(await hospital.mine(nurse)).toEqual([meeting])
  expect(await hospital.mine(stranger)).toEqual([])
  const { id: meetingId } = meeting
  for (const operation of [calls.open, calls.openRecord, calls.invitation, calls.listGuestLinks] as const)
    expect(await stranger.refused(operation, { meetingId })).toBe('not-found')
  expect(await stranger.refused(calls.reply, { meetingId, coming: true })).toBe('not-found')
  expect(await stranger.refused(calls.cancel, { meetingId, following: false })).toBe('not-found')
  expect(await stranger.refused(calls.change, changed(meeting))).toBe('not-found')
  expect(await stranger.refused(calls.makeGuestLink, { meetingId, hours: 1 })).toBe('not-found')
})

test('CAL25: in another organisation it is not found', async () => {
  const { id: meetingId } = await arrange()
  const other = await hospital.foundAnother()
  expect(await other.refused(calls.open, { meetingId })).toBe('not-found')
  expect(await other.refused(calls.invitation, { meetingId })).toBe('not-found')
})

test('CAL26: the same command arranges one meeting, under its own id', async () => {
  const commandId = uuidv7()
  const asked = details({ personIds: [nurse.id] })
  const first = await consultant.ask(calls.arrange, asked, commandId)
  expect(await consultant.ask(calls.arrange, asked, commandId)).toEqual(first)
  expect(first.meeting.id).toBe(commandId)
  expect(await hospital.mine(nurse)).toHaveLength(1)
})

test('CAL25: teams and holders of roles are asked, each once, and the role says through which', async () => {
  const roleId = await hospital.addRole(`Radiologist ${radiologist.id.slice(-4)}`)
  await radiologist.signOn(roleId)
  const teamId = await hospital.addTeam(`Lung ${nurse.id.slice(-4)}`, nurse, consultant)
  const meeting = await arrange({ personIds: [], roleIds: [roleId], teamIds: [teamId] })
  expect(meeting.invited.map(({ personId, roleId: through, state }) => [personId, through, state])).toEqual(
    [
      [nurse.id, null, 'asked'],
      [radiologist.id, roleId, 'asked'],
    ].sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1)),
  )
  const gone = { personIds: [uuidv7()], roleIds: [], teamIds: [] }
  expect(await consultant.refused(calls.arrange, details(gone))).toBe('not-found')
  expect(
    await consultant.refused(calls.arrange, details({ ...gone, personIds: [], roleIds: [uuidv7()] })),
  ).toBe('not-found')
  expect(
    await consultant.refused(calls.arrange, details({ ...gone, personIds: [], teamIds: [uuidv7()] })),
  ).toBe('not-found')
})

test('CAL28: nothing is arranged in the past, or to end before it begins', async () => {
  const past = details({ startsAt: '2026-03-01T13:00:00.000Z', endsAt: '2026-03-01T14:00:00.000Z' })
  expect(await consultant.refused(calls.arrange, past)).toBe('no-longer-possible')
  const backwards = details({ endsAt: '2026-03-05T12:00:00.000Z' })
  expect(await consultant.refused(calls.arrange, backwards)).toBe('bad-input')
})

test('CAL31: a change is told to everyone who is asked, and to whoever is taken off it that it is not theirs', async () => {
  const meeting = await arrange({ personIds: [nurse.id, radiologist.id] })
  await nurse.ask(calls.reply, { meetingId: meeting.id, coming: true })
  const everyone = [consultant, nurse, radiologist, stranger]
  await hospital.keepsReplayLaw(everyone, () =>
    consultant.ask(
      calls.change,
      changed(meeting, { title: 'Thoracic MDT', personIds: [nurse.id, stranger.id] }),
    ),
  )
  const now = await hospital.see(stranger, meeting.id)
  expect(now.title).toBe('Thoracic MDT')
  expect(await radiologist.refused(calls.open, { meetingId: meeting.id })).toBe('not-found')
  expect(await hospital.mine(radiologist)).toEqual([])
  // Nothing moved: who comes comes.
  expect(now.invited.find(({ personId }) => personId === nurse.id)?.state).toBe('accepted')
  expect(hospital.published.map(({ type }) => type)).toContain('calls.withdrawn')
})

test('CAL31: when the time changes, whoever had said that they come is asked again', async () => {
  const meeting = await arrange()
  await nurse.ask(calls.reply, { meetingId: meeting.id, coming: true })
  const times = { startsAt: '2026-03-06T09:00:00.000Z', endsAt: '2026-03-06T10:00:00.000Z' }
  const moved = (await consultant.ask(calls.change, changed(meeting, times))).meeting
  expect(moved.invited[0]?.state).toBe('asked')
  expect(moved.startsAt).toBe(times.startsAt)
})

test('CAL31: who was asked says that they come, or that they cannot, and thinks again', async () => {
  const { id: meetingId } = await arrange()
  const everyone = [consultant, nurse]
  await hospital.keepsReplayLaw(everyone, () => nurse.ask(calls.reply, { meetingId, coming: true }))
  expect((await hospital.see(consultant, meetingId)).invited[0]?.state).toBe('accepted')
  hospital.published.length = 0
  await nurse.ask(calls.reply, { meetingId, coming: true })
  expect(hospital.published).toEqual([])
  await nurse.ask(calls.reply, { meetingId, coming: false })
  expect((await hospital.see(consultant, meetingId)).invited[0]?.state).toBe('declined')
  // Who arranged it was not asked.
  expect(await consultant.refused(calls.reply, { meetingId, coming: true })).toBe('not-found')
})

test('CAL31: a cancelled meeting cannot be entered nor changed, and stays in the list until its time has passed', async () => {
  const meeting = await arrange({ startsAt: '2026-03-02T12:00:00.000Z', endsAt: '2026-03-02T13:00:00.000Z' })
  const meetingId = meeting.id
  await hospital.keepsReplayLaw([consultant, nurse], () =>
    consultant.ask(calls.cancel, { meetingId, following: false }),
  )
  const [listed] = await hospital.mine(nurse)
  expect(listed?.cancelledAt).not.toBeNull()
  expect(await nurse.refused(calls.join, { meetingId })).toBe('no-longer-possible')
  expect(await nurse.refused(calls.reply, { meetingId, coming: true })).toBe('no-longer-possible')
  expect(await consultant.refused(calls.change, changed(meeting))).toBe('no-longer-possible')
  expect(await consultant.refused(calls.cancel, { meetingId, following: false })).toBe('no-longer-possible')
  expect(await consultant.refused(calls.makeGuestLink, { meetingId, hours: 1 })).toBe('no-longer-possible')
  await hospital.waitUntil('2026-03-02T13:00:01.000Z')
  expect(await hospital.mine(nurse)).toEqual([])
  expect((await nurse.ask(calls.history, {})).meetings.map(({ id }) => id)).toContain(meetingId)
})

test('CAL31: whoever only was asked neither changes a meeting nor cancels it', async () => {
  const meeting = await arrange({ startsAt: '2026-03-10T12:00:00.000Z', endsAt: '2026-03-10T13:00:00.000Z' })
  expect(await nurse.refused(calls.change, changed(meeting))).toBe('not-found')
  expect(await nurse.refused(calls.cancel, { meetingId: meeting.id, following: false })).toBe('not-found')
})

test('CAL26: a meeting that begins at once rings nobody, and is there for who was asked', async () => {
  await nurse.signOn()
  const input = { title: 'Huddle', personIds: [nurse.id], roleIds: [], teamIds: [], waitingRoom: true }
  await hospital.keepsReplayLaw([consultant, nurse], () => consultant.ask(calls.meetNow, input))
  const [meeting] = await hospital.mine(nurse)
  expect(meeting).toMatchObject({ title: 'Huddle', startsAt: null, kind: 'meeting' })
  expect(meeting?.invited[0]?.state).toBe('asked')
  expect(await hospital.noticesOf(nurse)).toEqual([])
})

test('CAL26: every change of a meeting has its audit leaf', async () => {
  const count = async () =>
    (await hospital.query<{ count: number }>('select count(*)::int as count from audit_leaf'))[0]?.count ?? 0
  const start = { startsAt: '2026-03-11T12:00:00.000Z', endsAt: '2026-03-11T13:00:00.000Z' }
  let meeting = await arrange(start)
  const meetingId = meeting.id
  const acts: (() => Promise<unknown>)[] = [
    async () => {
      meeting = (await consultant.ask(calls.change, changed(meeting, { agenda: 'New referrals' }))).meeting
    },
    () => nurse.ask(calls.reply, { meetingId, coming: true }),
    () => consultant.ask(calls.makeGuestLink, { meetingId, hours: 1 }),
    () => consultant.ask(calls.cancel, { meetingId, following: false }),
  ]
  for (const act of acts) {
    const before = await count()
    await act()
    expect(await count()).toBeGreaterThan(before)
  }
})

test('CAL25: title and agenda stand nowhere in the database in words', async () => {
  const start = { startsAt: '2026-03-11T12:00:00.000Z', endsAt: '2026-03-11T13:00:00.000Z' }
  await arrange({ ...start, title: 'Rhubarb meeting', agenda: 'Custard first' })
  const tables = ['meeting', 'event', 'notice', 'audit_leaf', 'command_receipt']
  const rows = await hospital.query<{ found: boolean }>(
    tables
      .map((table) => `select exists (select from ${table} t where t::text ~* 'rhubarb|custard') as found`)
      .join(' union all '),
  )
  expect(rows.some(({ found }) => found)).toBe(false)
})

test('CAL28: a team, and a role that nobody had, stay asked when somebody changes what they see of a meeting', async () => {
  const start = { startsAt: '2026-03-12T12:00:00.000Z', endsAt: '2026-03-12T13:00:00.000Z' }
  const teamId = await hospital.addTeam(`Breast ${nurse.id.slice(-4)}`, nurse)
  const roleId = await hospital.addRole(`Oncologist ${nurse.id.slice(-4)}`)
  const meeting = await arrange({ ...start, personIds: [], teamIds: [teamId], roleIds: [roleId] })
  await consultant.ask(calls.change, changed(meeting, { title: 'Breast MDT' }))
  const asked = async () =>
    (await hospital.query<{ asked: unknown }>('select asked from meeting where id = $1', [meeting.id]))[0]
      ?.asked
  expect(await asked()).toEqual({ personIds: [], teamIds: [teamId], roleIds: [roleId] })
  const now = await hospital.see(nurse, meeting.id)
  await consultant.ask(calls.change, changed(now, { personIds: [radiologist.id] }))
  expect(await asked()).toEqual({ personIds: [radiologist.id], teamIds: [], roleIds: [roleId] })
})

test('CAL25: from the log, whoever was taken off a meeting is shown nothing of what it is now', async () => {
  const start = { startsAt: '2026-03-12T12:00:00.000Z', endsAt: '2026-03-12T13:00:00.000Z' }
  const meeting = await arrange({ ...start, personIds: [nurse.id, radiologist.id] })
  await consultant.ask(calls.change, changed(meeting, { title: 'Renal MDT', personIds: [nurse.id] }))
  const logged = (streamId: string) => ({
    kind: 'person' as const,
    streamId,
    seq: 1,
    organisationId: hospital.organisationId,
    type: 'calls.changed',
    data: { meetingId: meeting.id },
    by: consultant.id,
    at: new Date(),
  })
  const said = await inTransaction(hospital.database.app, hospital.organisationId, (transaction) =>
    hydrateCalls({ transaction, vault: hospital.vault, files: hospital.parts.files }, [
      logged(nurse.id),
      logged(radiologist.id),
    ]),
  )
  expect(said).toEqual([
    { type: 'calls.changed', data: { meeting: await hospital.see(nurse, meeting.id) } },
    { type: 'calls.withdrawn', data: { meetingId: meeting.id } },
  ])
})
