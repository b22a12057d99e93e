import { api, type Meeting } from '@baton/contract'
import ICAL from 'ical.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Colleague, changed, details, type Hospital, openHospital } from './hospital.fixture.ts'
import { goOnWithMeetings } from './watch/look.ts'

const { calls } = api
let hospital: Hospital
let consultant: Colleague
let nurse: Colleague

// A hospital for each test: its clock goes on for weeks.
beforeEach(async () => {
  hospital = await openHospital()
  ;[consultant, nurse] = [await hospital.hire(), await hospital.hire()]
})
afterEach(() => hospital.close())

const weekly = { every: 'week', until: '2026-12-31' } as const

const arrange = async (more: Parameters<typeof details>[0] = {}): Promise<Meeting> =>
  (await consultant.ask(calls.arrange, details({ personIds: [nurse.id], recurrence: weekly, ...more })))
    .meeting

/** When the meetings begin that somebody has before them, those that were cancelled left out. */
const begins = async (who: Colleague) =>
  (await hospital.mine(who)).flatMap(({ startsAt, cancelledAt }) =>
    cancelledAt === null ? (startsAt ?? []) : [],
  )

const eightWeeks = [
  '2026-03-05T13:00:00.000Z',
  '2026-03-12T13:00:00.000Z',
  '2026-03-19T13:00:00.000Z',
  '2026-03-26T13:00:00.000Z',
  // The clocks went forward: it is one o'clock all the same.
  '2026-04-02T12:00:00.000Z',
  '2026-04-09T12:00:00.000Z',
  '2026-04-16T12:00:00.000Z',
  '2026-04-23T12:00:00.000Z',
]

test('CAL28: a series is made eight weeks ahead, at the same time of day whatever the clocks do', async () => {
  await hospital.keepsReplayLaw([consultant, nurse], () => arrange())
  expect(await begins(nurse)).toEqual(eightWeeks)
  const mine = await hospital.mine(nurse)
  expect(new Set(mine.map(({ seriesId }) => seriesId))).toEqual(new Set([mine[0]?.id]))
})

test('CAL28: it goes on by itself, like its last meeting that was not changed by itself, once whoever looks', async () => {
  await arrange()
  const [, second] = await hospital.mine(consultant)
  if (second === undefined) throw new Error('there is a second')
  await consultant.ask(
    calls.change,
    changed(second, {
      title: 'Moved',
      startsAt: '2026-03-13T10:00:00.000Z',
      endsAt: '2026-03-13T11:00:00.000Z',
    }),
  )
  await hospital.waitUntil('2026-03-09T08:00:00.000Z')
  await hospital.waitUntil('2026-03-09T08:00:01.000Z')
  const mine = await hospital.mine(nurse)
  expect(mine.at(-1)).toMatchObject({ title: 'Lung MDT', startsAt: '2026-04-30T12:00:00.000Z', version: 1 })
  expect(mine.at(-1)?.invited.map(({ personId }) => personId)).toEqual([nurse.id])
  expect(mine.map(({ title }) => title).filter((title) => title === 'Moved')).toHaveLength(1)
  const all = await hospital.query<{ count: number }>('select count(*)::int as count from meeting')
  expect(all).toEqual([{ count: 9 }])
})

test('CAL28: two servers that look at one moment go on with a series once', async () => {
  await arrange()
  hospital.clock.advanceTo(new Date('2026-03-16T08:00:00.000Z'))
  await Promise.all([goOnWithMeetings(hospital.parts), goOnWithMeetings(hospital.parts)])
  const all = await hospital.query<{ count: number; slots: number }>(
    'select count(*)::int as count, count(distinct series_at)::int as slots from meeting',
  )
  expect(all).toEqual([{ count: 10, slots: 10 }])
})

test('CAL28: it ends on its last day', async () => {
  await arrange({ recurrence: { every: 'week', until: '2026-03-19' } })
  expect(await begins(nurse)).toEqual(eightWeeks.slice(0, 3))
  await hospital.waitUntil('2026-03-30T08:00:00.000Z')
  expect(await hospital.query('select id from meeting')).toHaveLength(3)
})

test('CAL28: one who joins a team comes to what is made of its series from then on', async () => {
  const teamId = await hospital.addTeam('Lung', nurse)
  await arrange({ personIds: [], teamIds: [teamId] })
  const registrar = await hospital.hire()
  await hospital.administrator.ask(api.identity.addTeamMembers, { teamId, personIds: [registrar.id] })
  await hospital.waitUntil('2026-03-09T08:00:00.000Z')
  expect(await begins(registrar)).toEqual(['2026-04-30T12:00:00.000Z'])
})

test('CAL31: one meeting of a series is moved, and the others stay', async () => {
  await arrange()
  const [, second] = await hospital.mine(consultant)
  if (second === undefined) throw new Error('there is a second')
  const times = { startsAt: '2026-03-13T10:00:00.000Z', endsAt: '2026-03-13T11:30:00.000Z' }
  await hospital.keepsReplayLaw([consultant, nurse], () =>
    consultant.ask(calls.change, changed(second, times)),
  )
  expect(await begins(nurse)).toEqual(eightWeeks.with(1, times.startsAt))
})

test('CAL31: from one meeting on a series is moved: the earlier ones stay and end theirs', async () => {
  const first = await arrange()
  const third = (await hospital.mine(consultant))[2]
  if (third === undefined) throw new Error('there is a third')
  const times = { startsAt: '2026-03-20T09:00:00.000Z', endsAt: '2026-03-20T10:00:00.000Z' }
  await hospital.keepsReplayLaw([consultant, nurse], () =>
    consultant.ask(calls.change, changed(third, { ...times, following: true })),
  )
  expect(await begins(nurse)).toEqual([
    ...eightWeeks.slice(0, 2),
    '2026-03-20T09:00:00.000Z',
    '2026-03-27T09:00:00.000Z',
    '2026-04-03T08:00:00.000Z',
    '2026-04-10T08:00:00.000Z',
    '2026-04-17T08:00:00.000Z',
    '2026-04-24T08:00:00.000Z',
  ])
  const mine = await hospital.mine(nurse)
  expect(mine[0]?.recurrence).toEqual({ every: 'week', until: '2026-03-18' })
  expect(mine[2]).toMatchObject({ seriesId: third.id, recurrence: weekly })
  await hospital.waitUntil('2026-03-09T08:00:00.000Z')
  expect((await begins(nurse)).at(-1)).toBe('2026-05-01T08:00:00.000Z')
  const rows = await hospital.query('select id from meeting where series_id = $1', [first.id])
  expect(rows).toHaveLength(2)
})

test('CAL31: what is said of a meeting and those that follow holds for those that are made later too', async () => {
  await arrange()
  const [, second] = await hospital.mine(consultant)
  if (second === undefined) throw new Error('there is a second')
  await hospital.keepsReplayLaw([consultant, nurse], () =>
    consultant.ask(calls.change, changed(second, { title: 'Thoracic MDT', following: true })),
  )
  await hospital.waitUntil('2026-03-09T08:00:00.000Z')
  const titles = (await hospital.mine(nurse)).map(({ title }) => title)
  expect(titles).toEqual(
    ['Lung MDT', ...Array.from({ length: 8 }, () => 'Thoracic MDT')].slice(0, titles.length),
  )
})

test('CAL31: cancelled from one on, a series goes on no more', async () => {
  await arrange()
  const third = (await hospital.mine(consultant))[2]
  if (third === undefined) throw new Error('there is a third')
  await hospital.keepsReplayLaw([consultant, nurse], () =>
    consultant.ask(calls.cancel, { meetingId: third.id, following: true }),
  )
  expect(await begins(nurse)).toEqual(eightWeeks.slice(0, 2))
  await hospital.waitUntil('2026-03-16T08:00:00.000Z')
  expect(await hospital.query('select id from meeting')).toHaveLength(8)
})

test('CAL31: cancelled by itself, one is left out and the series goes on', async () => {
  await arrange()
  const last = (await hospital.mine(consultant)).at(-1)
  if (last === undefined) throw new Error('there is a last')
  await consultant.ask(calls.cancel, { meetingId: last.id, following: false })
  expect(await begins(nurse)).toEqual(eightWeeks.slice(0, -1))
  await hospital.waitUntil('2026-03-09T08:00:00.000Z')
  expect((await begins(nurse)).at(-1)).toBe('2026-04-30T12:00:00.000Z')
})

test('CAL29: the invitation of a series is one, its identifier stays, and its sequence grows with each change', async () => {
  const first = await arrange()
  const read = async () => {
    const { ics } = await nurse.ask(calls.invitation, { meetingId: first.id })
    const [event] = ICAL.Component.fromString(ics).getAllSubcomponents('vevent')
    return { uid: event?.getFirstPropertyValue('uid'), sequence: event?.getFirstPropertyValue('sequence') }
  }
  expect(await read()).toEqual({ uid: `${first.id}@localhost`, sequence: 0 })
  const [, second, third] = await hospital.mine(consultant)
  if (second === undefined || third === undefined) throw new Error('there are three')
  await consultant.ask(calls.change, changed(second, { title: 'Thoracic MDT' }))
  expect(await read()).toEqual({ uid: `${first.id}@localhost`, sequence: 1 })
  await consultant.ask(calls.cancel, { meetingId: third.id, following: false })
  expect(await read()).toEqual({ uid: `${first.id}@localhost`, sequence: 2 })
})

test('CAL29: the invitation of a series that was put elsewhere ends the one that it goes on from', async () => {
  const first = await arrange()
  const third = (await hospital.mine(consultant))[2]
  if (third === undefined) throw new Error('there is a third')
  const times = { startsAt: '2026-03-20T09:00:00.000Z', endsAt: '2026-03-20T10:00:00.000Z' }
  await consultant.ask(calls.change, changed(third, { ...times, following: true }))
  await hospital.waitUntil('2026-03-09T08:00:00.000Z')
  const last = (await hospital.mine(consultant)).at(-1)
  const { ics } = await nurse.ask(calls.invitation, { meetingId: last?.id ?? '' })
  const rules = ICAL.Component.fromString(ics)
    .getAllSubcomponents('vevent')
    .filter((event) => event.hasProperty('rrule'))
    .map((event) => ['uid', 'sequence', 'rrule'].map((name) => String(event.getFirstPropertyValue(name))))
  expect(rules).toEqual([
    [`${first.id}@localhost`, '1', 'FREQ=WEEKLY;UNTIL=20260318T235959Z'],
    [`${third.id}@localhost`, '1', 'FREQ=WEEKLY;UNTIL=20261231T235959Z'],
  ])
})

test('CAL29: the invitation of a single meeting names it, and no agenda, and of a call there is none', async () => {
  const meeting = await arrange({ recurrence: null, agenda: 'Mrs Marsh first' })
  const { ics, fileName } = await nurse.ask(calls.invitation, { meetingId: meeting.id })
  expect(fileName).toBe('meeting.ics')
  expect(ics).toContain('SUMMARY:Lung MDT')
  expect(ics.replaceAll('\r\n ', '')).toContain(`http://localhost:3000/meetings/${meeting.id}`)
  expect(ics).not.toMatch(/marsh/i)
  const now = { title: 'Huddle', personIds: [nurse.id], roleIds: [], teamIds: [], waitingRoom: true }
  const huddle = (await consultant.ask(calls.meetNow, now)).meeting
  expect(await nurse.refused(calls.invitation, { meetingId: huddle.id })).toBe('not-found')
})
