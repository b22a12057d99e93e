import type { Handover, HandoverEntry } from '@baton/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asSeenBy, maySee } from './as-seen-by.ts'
import { followWard, type Lying, unwritten, type Written } from './follow-ward.ts'
import { isBeforeShift } from './is-before-shift.ts'
import { type HandoverAct, isOpen, nextState } from './next-state.ts'
import { inOrder } from './order.ts'
import { type Preflight, preflight } from './preflight.ts'
import { applyToHandovers, type MyHandovers } from './replay.ts'
import { whatMoves } from './what-moves.ts'

const moment = '2026-11-26T20:30:00.000Z'

function entry(patientId: string, more: Partial<HandoverEntry> = {}): HandoverEntry {
  return { ...unwritten, patientId, taskIds: [], answer: null, reason: null, ...more }
}

const offered: Handover = {
  id: 'h1',
  wardId: 'ward 7',
  fromPersonId: 'day nurse',
  toPersonId: 'night nurse',
  state: 'offered',
  entries: [entry('Akhtar', { problem: 'Pneumonia' })],
  leftOutIds: [],
  taskIds: ['stock'],
  staffing: 'One short',
  preparedAt: moment,
  offeredAt: moment,
  answeredAt: null,
  reason: null,
  version: 3,
}

test('HND1: the sick come first, then those to watch, and within each by bed as people count them', () => {
  const lying = [
    patient('a', 'Bay 2, bed 10'),
    patient('b', 'Bay 2, bed 9'),
    patient('c', 'Bay 1, bed 1'),
    patient('d', null),
    patient('e', 'Side room 3'),
  ]
  const written = new Map<string, Written>([
    ['c', { ...unwritten, illness: 'watch' }],
    ['e', { ...unwritten, illness: 'sick' }],
  ])
  const entries = followWard({ patients: lying, leftOutIds: [], written, tasks: [] })
  expect(entries.map(({ patientId }) => patientId)).toEqual(['e', 'c', 'b', 'a', 'd'])
})

test('HND1: however entries come they go in one order', () => {
  const illness = fc.constantFrom('sick', 'watch', 'stable')
  const one = fc.record({ patientId: fc.uuid(), illness })
  fc.assert(
    fc.property(fc.uniqueArray(one, { selector: ({ patientId }) => patientId }), (entries) => {
      const beds = entries.map(({ patientId }) => patientId).filter((_id, index) => index % 3 > 0)
      expect(inOrder(entries.toReversed(), beds)).toEqual(inOrder(entries, beds))
    }),
  )
})

function patient(id: string, bed: string | null): Lying {
  return { id, bed, state: 'admitted', family: id, given: 'Ada' }
}

test('HND2: who has come is in it, who has gone or is left out is not, and what was written is kept', () => {
  const sick: Written = {
    ...unwritten,
    illness: 'sick',
    problem: 'Sepsis',
    news2: 7,
    notedAt: moment,
    notedBy: 'day nurse',
  }
  const entries = followWard({
    patients: [patient('came', '2'), patient('stayed', '9'), patient('left out', '1')],
    leftOutIds: ['left out'],
    written: new Map([
      ['stayed', sick],
      ['gone', sick],
    ]),
    tasks: [
      { id: 'cannula', patientId: 'stayed' },
      { id: 'stock', patientId: null },
    ],
  })
  expect(entries).toEqual([entry('stayed', { ...sick, taskIds: ['cannula'] }), entry('came')])
})

const calm: Preflight = {
  fromPersonId: 'day nurse',
  toIsOnDuty: null,
  roleIds: ['ward sister'],
  tasks: [],
  otherUrgent: 0,
  goneIds: [],
  candidateIds: ['night nurse'],
}
const asked = {
  id: 'review',
  patientId: 'Akhtar',
  ownerId: null,
  type: 'prescribing' as const,
  within: '30-min' as const,
  sbar: null,
  requestedFor: { kind: 'person' as const, id: 'day nurse' },
}

test.each<[string, Partial<Preflight>, string[]]>([
  ['nothing is in the way', {}, []],
  ['an urgent task asked of me by name', { tasks: [asked] }, ['urgent-not-accepted']],
  [
    'an urgent task asked of a role of mine',
    { tasks: [{ ...asked, requestedFor: { kind: 'role', id: 'ward sister' } }] },
    ['urgent-not-accepted'],
  ],
  ['one that I have accepted', { tasks: [{ ...asked, ownerId: 'day nurse' }] }, []],
  ['one that is not urgent', { tasks: [{ ...asked, within: '4-h' }] }, []],
  ['one asked of a team', { tasks: [{ ...asked, requestedFor: { kind: 'team', id: 'day nurse' } }] }, []],
  ['an urgent message that I accepted', { otherUrgent: 2 }, ['escalation-open']],
  ['a patient who has gone', { goneIds: ['Akhtar'] }, ['patient-gone']],
  ['nobody on duty', { candidateIds: [] }, ['nobody-on-duty']],
  ['someone chosen who has gone off duty', { toIsOnDuty: false }, ['not-on-duty']],
  ['someone chosen who is on duty', { toIsOnDuty: true }, []],
])('HND3: a pre-flight with %s', (_with, more, kinds) => {
  expect(preflight({ ...calm, ...more }).map(({ kind }) => kind)).toEqual(kinds)
})

test('HND3: a pre-flight says which task and which patient', () => {
  expect(preflight({ ...calm, tasks: [asked], goneIds: ['Bell'] })).toEqual([
    { kind: 'urgent-not-accepted', taskId: 'review', patientId: 'Akhtar' },
    { kind: 'patient-gone', taskId: null, patientId: 'Bell' },
  ])
})

test('HND6, HND7: open tasks move as they are now; those of a rejected patient stay, with the reason', () => {
  const entries = [
    entry('Akhtar', { taskIds: ['done since', 'cannula'] }),
    entry('Bell', { taskIds: ['bloods'] }),
  ]
  const now = [
    { id: 'cannula', patientId: 'Akhtar' },
    { id: 'asked since', patientId: 'Akhtar' },
    { id: 'bloods', patientId: 'Bell' },
    { id: 'stock', patientId: null },
    { id: 'elsewhere', patientId: 'Cole' },
  ]
  const moved = whatMoves(entries, now, [{ patientId: 'Bell', reason: 'Going to theatre now' }])
  expect(moved.movingIds).toEqual(['cannula', 'asked since', 'stock'])
  expect(moved.taskIds).toEqual(['stock'])
  expect(moved.entries).toEqual([
    entry('Akhtar', { taskIds: ['cannula', 'asked since'], answer: 'accepted' }),
    entry('Bell', { taskIds: ['bloods'], answer: 'rejected', reason: 'Going to theatre now' }),
  ])
})

test('HND6, HND7: every open task moves or stays, none both and none twice', () => {
  const ids = fc.uniqueArray(fc.constantFrom<string[]>('a', 'b', 'c', 'd'))
  const tasks = fc.array(fc.option(fc.constantFrom<string[]>('a', 'b', 'c', 'd')), { maxLength: 12 })
  fc.assert(
    fc.property(ids, ids, tasks, (here, rejected, about) => {
      const open = about.map((patientId, index) => ({ id: `${index}`, patientId }))
      const reasons = rejected.map((patientId) => ({ patientId, reason: 'No' }))
      const { movingIds } = whatMoves(
        here.map((id) => entry(id)),
        open,
        reasons,
      )
      const moves = ({ patientId }: { patientId: string | null }) =>
        patientId === null || (here.includes(patientId) && !rejected.includes(patientId))
      const expected = open.filter(moves).map(({ id }) => id)
      expect(movingIds.toSorted()).toEqual(expected.toSorted())
    }),
  )
})

test('HND9: what was accepted, rejected or dropped never changes, whatever is done to it', () => {
  const acts: HandoverAct[] = ['write', 'offer', 'take-back', 'give-back', 'drop', 'accept', 'reject']
  for (const state of ['accepted', 'rejected', 'withdrawn'] as const) {
    expect(isOpen({ state })).toBe(false)
    for (const act of acts) expect(nextState(state, act), `${act} when ${state}`).toBeNull()
  }
  expect(acts.filter((act) => nextState('preparing', act) !== null)).toEqual(['write', 'offer', 'drop'])
  expect(nextState('offered', 'take-back')).toBe('preparing')
})

test('HND10: for whoever it was taken back from it is withdrawn, without a word of it', () => {
  const back: Handover = { ...offered, state: 'preparing', toPersonId: null, version: 4 }
  expect(asSeenBy(back, { personId: 'day nurse', coordinates: false })).toEqual(back)
  const bare = asSeenBy(back, { personId: 'night nurse', coordinates: false })
  expect(bare).toMatchObject({ state: 'withdrawn', version: 4 })
  expect(JSON.stringify(bare)).not.toMatch(/Pneumonia|Akhtar|One short|stock/)
})

test.each([
  ['day nurse', false, ['preparing', 'offered', 'accepted', 'rejected', 'withdrawn']],
  ['night nurse', false, ['offered', 'accepted', 'rejected']],
  ['site manager', true, ['offered', 'accepted', 'rejected']],
  ['stranger', false, []],
])('HND10: the %s sees it when they may', (personId, coordinates, states) => {
  const all = ['preparing', 'offered', 'accepted', 'rejected', 'withdrawn'] as const
  const seen = all.filter((state) => maySee({ ...offered, state }, { personId, coordinates }))
  expect(seen).toEqual(states)
})

test('HND11: events replace what is held, an older one changes nothing, and one withdrawn is dropped', () => {
  const list: MyHandovers = { handovers: [{ ...offered, id: 'h0' }, offered], position: 7 }
  const next = apply(list, 8, { ...offered, state: 'accepted', version: 4 })
  expect(next.handovers.map(({ id, state }) => [id, state])).toEqual([
    ['h1', 'accepted'],
    ['h0', 'offered'],
  ])
  expect(apply(next, 9, offered).handovers).toEqual(next.handovers)
  expect(apply(next, 9, { ...offered, state: 'withdrawn', version: 5 }).handovers).toHaveLength(1)
})

function apply(list: MyHandovers, seq: number, handover: Handover): MyHandovers {
  const replayed = applyToHandovers(
    list,
    {
      stream: 'person:night nurse',
      seq,
      at: moment,
      by: 'day nurse',
      type: 'handover.changed',
      data: { handover },
    },
    { personId: 'night nurse' },
  )
  if (replayed.outcome !== 'applied') throw new Error(replayed.outcome)
  return replayed.state
}

test('HND15: what was written more than twelve hours before is older than this shift', () => {
  expect(isBeforeShift(moment, new Date('2026-11-27T08:30:00.000Z'))).toBe(false)
  expect(isBeforeShift(moment, new Date('2026-11-27T08:30:00.001Z'))).toBe(true)
})
