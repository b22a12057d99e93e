import type { BoardScope, Task, TaskStatus } from '@baton/contract'
import { describe, expect, test } from 'vitest'
import { isOnBoard } from './board.ts'
import { type FlowFact, figuresOf } from './flow.ts'
import { taskHeading } from './heading.ts'
import { mayPassOn } from './may-pass-on.ts'
import { dueAt, ladderOf, missingOf, priorityOf } from './pressing.ts'
import { byRank, groupByWard } from './rank.ts'
import { nextTime } from './recurring.ts'
import { awaitsReview, isOpenTask, nextStatus, type TaskAct } from './status.ts'

const me = '01a217f9-8be4-70db-87f0-310ae2912075'
const other = '01a217f9-8be4-70db-87f0-310ae2912076'
const ward = '01a217f9-8be4-70db-87f0-310ae2912077'
const role = '01a217f9-8be4-70db-87f0-310ae2912078'

const plain: Task = {
  id: '01a217f9-8be4-70db-87f0-310ae2912000',
  type: 'bloods',
  reason: 'Potassium again',
  sbar: null,
  status: 'requested',
  priority: 'routine',
  within: '4-h',
  dueAt: '2026-03-02T12:00:00.000Z',
  patientId: null,
  placeId: ward,
  skill: null,
  remote: false,
  requestedBy: other,
  asRoleId: null,
  requestedAt: '2026-03-02T08:00:00.000Z',
  requestedFor: { kind: 'role', id: role },
  ownerId: null,
  nudgedId: null,
  acceptedAt: null,
  startedAt: null,
  hold: null,
  checklist: [],
  outcome: null,
  endedAt: null,
  endedBy: null,
  reviewedAt: null,
  escalation: 'none',
  message: null,
  comments: 0,
  version: 1,
}
const blank = {
  patient: '',
  place: '',
  situation: 'Breathless',
  background: '',
  assessment: '',
  recommendation: '',
}
const unwell = (news2: number | null) => ({
  type: 'unwell-review' as const,
  within: '4-h' as const,
  sbar: { ...blank, news2 },
})

describe('how much it presses', () => {
  test.each([
    ['30-min', 'asap'],
    ['1-h', 'urgent'],
    ['2-h', 'routine'],
    ['4-h', 'routine'],
    ['8-h', 'routine'],
    ['next-round', 'routine'],
  ] as const)('TSK2: %s is %s', (within, priority) => {
    expect(priorityOf({ type: 'bloods', within, sbar: null })).toBe(priority)
  })

  test('TSK2, TSK4: an unwell patient with NEWS2 of 7 is an emergency, with 6 or none as soon as was asked', () => {
    expect(priorityOf(unwell(7))).toBe('stat')
    expect(ladderOf(unwell(7))).toBe('emergency')
    expect(priorityOf(unwell(6))).toBe('routine')
    expect(ladderOf(unwell(null))).toBeNull()
    expect(priorityOf({ ...unwell(9), type: 'routine-review' })).toBe('routine')
  })

  test('TSK4: what is wanted within the hour climbs a ladder, and nothing else does', () => {
    const climbs = (['30-min', '1-h', '2-h', '4-h', '8-h', 'next-round'] as const).map((within) =>
      ladderOf({ type: 'bloods', within, sbar: null }),
    )
    expect(climbs).toEqual(['urgent', 'urgent', null, null, null, null])
  })

  test('TSK3: it is due so long after, and for the next round at nine by the clock on the wall', () => {
    const at = new Date('2026-03-02T08:00:00Z')
    expect(dueAt('30-min', at).toISOString()).toBe('2026-03-02T08:30:00.000Z')
    expect(dueAt('8-h', at).toISOString()).toBe('2026-03-02T16:00:00.000Z')
    expect(dueAt('next-round', at).toISOString()).toBe('2026-03-02T09:00:00.000Z')
    expect(dueAt('next-round', new Date('2026-03-02T09:00:00Z')).toISOString()).toBe(
      '2026-03-03T09:00:00.000Z',
    )
    // Over the night on which the clocks go forward: nine in summer is eight in UTC.
    expect(dueAt('next-round', new Date('2026-03-28T20:00:00Z')).toISOString()).toBe(
      '2026-03-29T08:00:00.000Z',
    )
  })

  test('TSK5: an unwell patient needs the situation, and what is about somebody a patient or a place', () => {
    const about = { patientId: me, placeId: null }
    expect(missingOf({ type: 'unwell-review', sbar: null, ...about })).toMatchObject([
      { path: 'sbar.situation' },
    ])
    expect(missingOf({ type: 'unwell-review', sbar: { ...blank, situation: ' ' }, ...about })).toHaveLength(1)
    expect(missingOf({ ...unwell(null), ...about })).toEqual([])
    const nowhere = { sbar: null, patientId: null, placeId: null }
    expect(missingOf({ type: 'bloods', ...nowhere })).toMatchObject([{ path: 'patientId' }])
    expect(missingOf({ type: 'administrative', ...nowhere })).toEqual([])
  })
})

describe('where it stands', () => {
  const acts: TaskAct[] = [
    'receive',
    'accept',
    'start',
    'hold',
    'complete',
    'fail',
    'reject',
    'pass-on',
    'give-back',
    'cancel',
    'reopen',
  ]
  const possible: Record<TaskStatus, Partial<Record<TaskAct, TaskStatus>>> = {
    requested: {
      receive: 'received',
      accept: 'accepted',
      start: 'in-progress',
      reject: 'rejected',
      'pass-on': 'requested',
      cancel: 'cancelled',
    },
    received: {
      accept: 'accepted',
      start: 'in-progress',
      reject: 'rejected',
      'pass-on': 'requested',
      cancel: 'cancelled',
    },
    accepted: {
      start: 'in-progress',
      hold: 'on-hold',
      complete: 'completed',
      fail: 'failed',
      'pass-on': 'requested',
      'give-back': 'requested',
      cancel: 'cancelled',
    },
    'in-progress': {
      hold: 'on-hold',
      complete: 'completed',
      fail: 'failed',
      'pass-on': 'requested',
      'give-back': 'requested',
      cancel: 'cancelled',
    },
    'on-hold': {
      start: 'in-progress',
      hold: 'on-hold',
      complete: 'completed',
      fail: 'failed',
      'pass-on': 'requested',
      'give-back': 'requested',
      cancel: 'cancelled',
    },
    completed: { reopen: 'accepted' },
    failed: { reopen: 'accepted' },
    rejected: { reopen: 'requested' },
    cancelled: { reopen: 'requested' },
    'entered-in-error': {},
  }
  test.each(Object.entries(possible))('TSK6: from %s only these acts lead on: %j', (status, moves) => {
    const from = status as TaskStatus
    const owned = ['accepted', 'in-progress', 'on-hold', 'completed', 'failed'].includes(from)
    const found = acts.flatMap((act) => {
      const to = nextStatus({ status: from, ownerId: owned ? me : null }, act)
      return to === null ? [] : [[act, to]]
    })
    expect(Object.fromEntries(found)).toEqual(moves)
  })

  test('TSK6, TSK17: everything may be entered in error once', () => {
    const statuses = Object.keys(possible) as TaskStatus[]
    const can = statuses.filter((status) => nextStatus({ status, ownerId: null }, 'enter-in-error') !== null)
    expect(can).toEqual(statuses.filter((status) => status !== 'entered-in-error'))
  })

  test('TSK10: what has ended waits to be read, unless it was taken back or wrong', () => {
    const statuses = Object.keys(possible) as TaskStatus[]
    expect(statuses.filter((status) => awaitsReview({ status, reviewedAt: null }))).toEqual([
      'completed',
      'failed',
      'rejected',
    ])
    expect(awaitsReview({ status: 'completed', reviewedAt: plain.requestedAt })).toBe(false)
    expect(statuses.filter((status) => isOpenTask({ status }))).toHaveLength(5)
  })
})

describe('boards', () => {
  const id = (last: number) => `01a217f9-8be4-70db-87f0-310ae29120${last}`

  test('TSK12: escalated, emergency, NEWS2 from 5, due, age', () => {
    const due = (hour: number) => `2026-03-02T${hour}:00:00.000Z`
    const ranked: Task[] = [
      { ...plain, id: id(10), escalation: 'exhausted', dueAt: due(20) },
      { ...plain, id: id(11), escalation: 'running', dueAt: due(20) },
      { ...plain, id: id(12), priority: 'stat', dueAt: due(19), sbar: { ...blank, news2: 7 } },
      { ...plain, id: id(13), dueAt: due(18), sbar: { ...blank, news2: 6 } },
      { ...plain, id: id(14), dueAt: due(18), sbar: { ...blank, news2: 5 } },
      { ...plain, id: id(15), dueAt: due(10), requestedAt: '2026-03-02T07:00:00.000Z' },
      { ...plain, id: id(16), dueAt: due(10), sbar: { ...blank, news2: 4 } },
      { ...plain, id: id(17), dueAt: due(11) },
      { ...plain, id: id(18), dueAt: due(10), status: 'completed' },
    ]
    expect(ranked.toReversed().sort(byRank)).toEqual(ranked)
  })

  test('TSK13: grouped by where they are, the most pressing ward first', () => {
    const there = { ...plain, id: id(20), placeId: other }
    const groups = groupByWard([plain, there, { ...plain, id: id(21) }], [])
    expect(groups.map(({ placeId, tasks }) => [placeId, tasks.length])).toEqual([
      [ward, 2],
      [other, 1],
    ])
  })

  const scope = (board: BoardScope['board'], more: Partial<BoardScope> = {}): BoardScope => ({
    board,
    id: null,
    placeIds: [],
    roleIds: [],
    teamIds: [],
    ...more,
  })
  const on = (of: BoardScope, more: Partial<Task>) => isOnBoard(of, { ...plain, ...more }, null, me)

  test('TSK11: mine is what I have, am asked for by name or am nudged to', () => {
    const mine = scope('mine')
    expect(on(mine, {})).toBe(false)
    expect(on(mine, { ownerId: me, status: 'accepted' })).toBe(true)
    expect(on(mine, { requestedFor: { kind: 'person', id: me } })).toBe(true)
    expect(on(mine, { nudgedId: me })).toBe(true)
    expect(on(mine, { requestedFor: { kind: 'person', id: me }, ownerId: other, status: 'accepted' })).toBe(
      false,
    )
    expect(on(mine, { ownerId: me, status: 'completed' })).toBe(false)
  })

  test('TSK10: what I asked for stays with its outcome until I have read it', () => {
    const asked = scope('asked')
    expect(on(asked, { requestedBy: me })).toBe(true)
    expect(on(asked, { requestedBy: me, status: 'completed' })).toBe(true)
    expect(on(asked, { requestedBy: me, status: 'completed', reviewedAt: plain.dueAt })).toBe(false)
    expect(on(asked, { requestedBy: me, status: 'cancelled' })).toBe(false)
  })

  test('TSK11: a role, a ward, a site', () => {
    expect(on(scope('role', { id: role }), {})).toBe(true)
    expect(on(scope('team', { id: role }), {})).toBe(false)
    expect(on(scope('ward', { placeIds: [ward] }), {})).toBe(true)
    expect(on(scope('ward', { placeIds: [ward] }), { placeId: null })).toBe(false)
    expect(on(scope('site', { placeIds: [ward] }), { placeId: null })).toBe(true)
    expect(on(scope('site', { placeIds: [ward] }), { placeId: other })).toBe(false)
  })

  test('TSK20: the pool is what nobody has and can be done from anywhere, where I belong or through what is mine', () => {
    const pool = scope('remote', { placeIds: [ward], roleIds: [role] })
    const elsewhere = { remote: true, placeId: other }
    expect(on(pool, {})).toBe(false)
    expect(on(pool, { remote: true })).toBe(true)
    expect(on(pool, { remote: true, ownerId: other, status: 'accepted' })).toBe(false)
    expect(on(pool, elsewhere)).toBe(true)
    expect(on(pool, { ...elsewhere, requestedFor: { kind: 'role', id: other } })).toBe(false)
    expect(on(pool, { remote: true, requestedFor: { kind: 'person', id: other } })).toBe(false)
  })
})

describe('by themselves', () => {
  const daily = (at: string, days = [1, 2, 3, 4, 5, 6, 7]) => ({ at, days })
  const after = (recurs: ReturnType<typeof daily>, at: string) =>
    nextTime(recurs, new Date(at))?.toISOString()

  test('TSK22: at its time of day, on its days', () => {
    expect(after(daily('07:30'), '2026-03-02T07:00:00Z')).toBe('2026-03-02T07:30:00.000Z')
    expect(after(daily('07:30'), '2026-03-02T07:30:00Z')).toBe('2026-03-03T07:30:00.000Z')
    // The second of March 2026 is a Monday.
    expect(after(daily('07:30', [1]), '2026-03-02T08:00:00Z')).toBe('2026-03-09T07:30:00.000Z')
    expect(nextTime(null, new Date())).toBeNull()
  })

  test('TSK22: once when the clock shows a time twice, and as much later when it leaves it out', () => {
    expect(after(daily('01:30'), '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:30:00.000Z')
    expect(after(daily('01:30'), '2026-10-25T00:30:00Z')).toBe('2026-10-26T01:30:00.000Z')
    expect(after(daily('01:30'), '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:30:00.000Z')
  })

  test('TSK22: a year of days has as many times as days, each a day apart by the clock on the wall', () => {
    const times: Date[] = []
    for (let at: Date | null = new Date('2026-01-01T00:00:00Z'); at !== null && times.length < 365; ) {
      at = nextTime(daily('02:15'), at)
      if (at !== null) times.push(at)
    }
    expect(times.at(-1)?.toISOString()).toBe('2026-12-31T02:15:00.000Z')
    expect(new Set(times.map((time) => time.toISOString().slice(0, 10))).size).toBe(365)
  })
})

describe('figures', () => {
  const fact = (minutes: number, more: Partial<FlowFact> = {}): FlowFact => ({
    type: 'bloods',
    wardId: ward,
    requestedAt: new Date('2026-07-01T08:00:00Z'),
    acceptedAt: new Date(Date.parse('2026-07-01T08:00:00Z') + minutes * 60_000),
    doneAt: null,
    declined: false,
    remote: false,
    doneFromHome: false,
    ...more,
  })

  test('TSK23: times of fewer than five are not shown, counts are', () => {
    const four = figuresOf([1, 2, 3, 4].map((minutes) => fact(minutes)))
    expect(four.all).toMatchObject({ requested: 4, acceptMedianMs: null, acceptP90Ms: null })
    const five = figuresOf([5, 1, 2, 3, 4].map((minutes) => fact(minutes)))
    expect(five.all).toMatchObject({ requested: 5, acceptMedianMs: 180_000, acceptP90Ms: 300_000 })
    expect(five.all.doneMedianMs).toBeNull()
  })

  test('TSK23: by type, ward and hour of the clock on the wall, and what was done from home', () => {
    const facts = [
      fact(1),
      fact(1, { type: 'ecg', wardId: null, declined: true }),
      fact(1, { remote: true, doneAt: new Date('2026-07-01T09:00:00Z'), doneFromHome: true }),
    ]
    const figures = figuresOf(facts)
    expect(figures.byType.map(({ type, requested }) => [type, requested])).toEqual([
      ['bloods', 2],
      ['ecg', 1],
    ])
    expect(figures.byWard.map(({ wardId, declined }) => [wardId, declined])).toEqual([
      [ward, 0],
      [null, 1],
    ])
    expect(figures.byHour.map(({ hour }) => hour)).toEqual([9])
    expect(figures.remote).toEqual({ done: 1, of: 1 })
  })
})

test('TSK9: a notification says what is wanted and for which role', () => {
  expect(taskHeading('unwell-review', 'Medical registrar')).toBe(
    'Task: review of an unwell patient – Medical registrar',
  )
  expect(taskHeading('bloods', null)).toBe('Task: bloods')
})

test('TSK29: whoever coordinates passes on only what somebody off duty still has', () => {
  const coordinator = { personId: 'coordinator', isAsked: false, coordinates: true, isOwnerAway: true }
  expect(mayPassOn({ ownerId: 'away' }, coordinator)).toBe(true)
  expect(mayPassOn({ ownerId: 'there' }, { ...coordinator, isOwnerAway: false })).toBe(false)
  expect(mayPassOn({ ownerId: 'away' }, { ...coordinator, coordinates: false })).toBe(false)
  expect(mayPassOn({ ownerId: null }, coordinator)).toBe(false)
  expect(mayPassOn({ ownerId: null }, { ...coordinator, isAsked: true })).toBe(true)
  expect(mayPassOn({ ownerId: 'coordinator' }, { ...coordinator, coordinates: false })).toBe(true)
})
