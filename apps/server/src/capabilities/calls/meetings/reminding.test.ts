import { api, type Meeting } from '@baton/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Colleague, changed, details, type Hospital, openHospital } from './hospital.fixture.ts'
import { remindOfMeetings } from './watch/look.ts'

const { calls } = api
const reminder = 'A meeting begins in 10 minutes'
let hospital: Hospital
let consultant: Colleague
let nurse: Colleague
let atHome: Colleague
let cannot: Colleague

beforeAll(async () => {
  hospital = await openHospital()
  const { hire } = hospital
  ;[consultant, nurse, atHome, cannot] = [await hire(), await hire(), await hire(), await hire()]
  for (const one of [consultant, nurse, cannot]) await one.signOn()
})
afterAll(() => hospital.close())

const arrangeAt = async (startsAt: string, more: Parameters<typeof details>[0] = {}): Promise<Meeting> => {
  const endsAt = new Date(new Date(startsAt).getTime() + 3_600_000).toISOString()
  const personIds = [nurse.id, atHome.id, cannot.id]
  return (await consultant.ask(calls.arrange, details({ startsAt, endsAt, personIds, ...more }))).meeting
}

/** How often each was reminded of anything, and of whom it was kept from. */
const reminders = async (who: Colleague) =>
  (await hospital.noticesOf(who)).flatMap(({ heading, state }) => (heading === reminder ? state : []))

test('CAL30: everyone on duty is reminded ten minutes before, once, also when two servers look', async () => {
  const { id: meetingId } = await arrangeAt('2026-03-02T09:00:00.000Z')
  await cannot.ask(calls.reply, { meetingId, coming: false })
  await hospital.waitUntil('2026-03-02T08:49:59.000Z')
  expect(await reminders(nurse)).toEqual([])
  hospital.clock.advanceTo(new Date('2026-03-02T08:50:00.000Z'))
  await Promise.all([remindOfMeetings(hospital.parts), remindOfMeetings(hospital.parts)])
  await hospital.waitUntil('2026-03-02T08:55:00.000Z')
  expect(await reminders(nurse)).toEqual(['sent'])
  expect(await reminders(consultant)).toEqual(['sent'])
  expect(await reminders(cannot)).toEqual([])
  // Off duty: nothing reaches them, and nothing is kept for later.
  expect(await reminders(atHome)).not.toContain('sent')
})

test('CAL30: a meeting that was moved is reminded of when it begins now', async () => {
  const meeting = await arrangeAt('2026-03-02T10:00:00.000Z')
  const later = { startsAt: '2026-03-02T10:30:00.000Z', endsAt: '2026-03-02T11:00:00.000Z' }
  await consultant.ask(calls.change, changed(meeting, later))
  const before = (await reminders(nurse)).length
  await hospital.waitUntil('2026-03-02T10:00:00.000Z')
  expect(await reminders(nurse)).toHaveLength(before)
  await hospital.waitUntil('2026-03-02T10:20:00.000Z')
  expect(await reminders(nurse)).toHaveLength(before + 1)
})

test('CAL30: nobody is reminded of what was cancelled, nor of what they have just been told of', async () => {
  const { id: meetingId } = await arrangeAt('2026-03-02T12:00:00.000Z')
  await consultant.ask(calls.cancel, { meetingId, following: false })
  await arrangeAt('2026-03-02T10:28:00.000Z')
  const before = (await reminders(nurse)).length
  await hospital.waitUntil('2026-03-02T11:55:00.000Z')
  expect(await reminders(nurse)).toHaveLength(before)
})

test('CAL30: of a role, whoever has it when the meeting is about to begin is asked and reminded', async () => {
  const roleId = await hospital.addRole('Lung registrar')
  const registrar = await hospital.hire()
  const { id: meetingId } = await arrangeAt('2026-03-02T14:00:00.000Z', { personIds: [], roleIds: [roleId] })
  await registrar.signOn(roleId)
  await hospital.keepsReplayLaw([registrar], () => hospital.waitUntil('2026-03-02T13:50:00.000Z'))
  expect(await reminders(registrar)).toEqual(['sent'])
  const { invited } = await hospital.see(registrar, meetingId)
  expect(invited.map(({ personId, roleId: through }) => [personId, through])).toEqual([
    [registrar.id, roleId],
  ])
})

test('CAL27: what is sent of meetings names neither them nor anybody', async () => {
  const rows = await hospital.query<{ heading: string }>(
    `select distinct heading from notice where about_kind like 'meeting%' order by heading`,
  )
  expect(rows.map(({ heading }) => heading)).toEqual([
    reminder,
    'A meeting was cancelled',
    'A meeting was changed',
    'You are asked to a meeting',
  ])
})
