import type { Duty, Handover, Load } from '@baton/contract'
import { expect, test } from 'vitest'
import { amara, priya, tom } from '../../messaging/ward.fixture.ts'
import { consultant, naming, registrar, role } from '../../urgent/urgent.fixture.ts'
import { alun, bay, gwen, now, places, sbar, siteId, task, viewer, wardSeven } from '../tasks.fixture.ts'
import { type NightState, nightSnapshot } from './night-snapshot.ts'

/** Amara coordinates; Tom is the registrar, Priya the consultant, and Ben works on Ward 7. */
const manager = role('f9', 'Site manager', amara.id, { coordinates: true })
const ben = '01980000-0000-7000-8000-0000000000b9'
const names = {
  ...naming(amara.id),
  find: (id: string) => naming(amara.id).find(id === ben ? tom.id : id),
  roles: new Map([registrar, consultant, manager].map((one) => [one.id, one])),
}
const around = { viewer: viewer({ coordinates: true }), naming: names, places, now }
const carries = (personId: string, change: Partial<Load> = {}): Load => ({
  personId,
  roleIds: [],
  from: 'site',
  placeId: null,
  accepted: 0,
  urgent: 0,
  overdue: 0,
  ...change,
})

function state(change: Partial<NightState> = {}): NightState {
  return {
    siteId,
    tasks: [],
    patients: [gwen, alun],
    load: {
      loads: [
        carries(amara.id, { roleIds: [manager.id] }),
        carries(tom.id, { roleIds: [registrar.id], accepted: 1 }),
        carries(priya.id, { roleIds: [consultant.id], accepted: 4 }),
        carries(ben, { placeId: bay, accepted: 2 }),
      ],
      away: [],
      unaccepted: 0,
      overdue: 0,
      oldestUnacceptedAt: null,
    },
    sickest: { sick: [], patients: [] },
    handovers: [],
    dutyOf: () => undefined,
    ...change,
  }
}

const old = task('1', { requestedAt: '2026-11-26T12:00:00.000Z', escalation: 'exhausted' })
const fresh = task('2', { dueAt: '2026-11-26T15:00:00.000Z', requestedAt: '2026-11-26T13:40:00.000Z' })

test('what nobody has stands oldest first, however soon it is wanted, with where its ladder is', () => {
  const { waiting, counts } = nightSnapshot(state({ tasks: [fresh, old] }), around)
  expect(waiting.map(({ row, since, ladder }) => [row.id, since, ladder])).toEqual([
    [old.id, 'since 12:00 (2 h 5 min)', 'Nobody is left to call: telephone'],
    [fresh.id, 'since 13:40 (25 min)', ''],
  ])
  expect(counts[0]).toEqual({ term: 'Nobody has it', value: 2, isBad: true })
})

test('in one press whoever carries least is asked, never who is asked already, coordinates or looks', () => {
  const [first] = nightSnapshot(state({ tasks: [fresh] }), around).waiting
  expect(first?.canAsk.map(({ personId, about }) => [personId, about])).toEqual([
    [ben, expect.stringContaining('has 2')],
    [priya.id, 'Medical consultant on call, has 4'],
  ])
  const elsewhere = {
    ...fresh,
    patientId: alun.id,
    nudgedId: priya.id,
    requestedFor: { kind: 'person', id: ben },
  }
  const [other] = nightSnapshot(state({ tasks: [elsewhere as typeof fresh] }), around).waiting
  expect(other?.canAsk.map(({ personId, isAsked }) => [personId, isAsked])).toEqual([
    [tom.id, false],
    [priya.id, true],
  ])
  expect(other?.asked).toBe('Priya Nair')
})

test('who is at home is asked only for what can be done from there', () => {
  const home = state().load.loads.map((one) =>
    one.personId === priya.id ? { ...one, from: 'home' as const } : one,
  )
  const load = { ...state().load, loads: home }
  const askedFor = (remote: boolean) =>
    nightSnapshot(state({ load, tasks: [{ ...fresh, remote }] }), around).waiting[0]?.canAsk.map(
      ({ personId }) => personId,
    )
  expect(askedFor(false)).toEqual([ben])
  expect(askedFor(true)).toEqual([ben, priya.id])
})

test('what somebody has and is overdue stands most overdue first; what nobody has stands above', () => {
  const had = { ownerId: tom.id, status: 'accepted' } as const
  const late = task('3', { ...had, dueAt: '2026-11-26T13:00:00.000Z' })
  const later = task('4', { ...had, dueAt: '2026-11-26T10:00:00.000Z' })
  const nobodys = task('5', { dueAt: '2026-11-26T09:00:00.000Z' })
  const { overdue, counts } = nightSnapshot(state({ tasks: [late, later, nobodys] }), around)
  expect(overdue.map(({ id }) => id)).toEqual([later.id, late.id])
  expect(counts[1]).toEqual({ term: 'Overdue', value: 3, isBad: true })
})

test('whose shift ends within two hours is told apart', () => {
  const until = (at: string) => ({ until: at }) as Duty
  const dutyOf = (id: string) =>
    id === tom.id
      ? until('2026-11-26T15:30:00.000Z')
      : id === ben
        ? until('2026-11-26T20:00:00.000Z')
        : undefined
  const { onDuty } = nightSnapshot(state({ dutyOf }), around)
  expect(
    onDuty.filter(({ until: words }) => words !== '').map((row) => [row.personId, row.until, row.isEnding]),
  ).toEqual([
    [ben, 'until 20:00', false],
    [tom.id, 'until 15:30', true],
  ])
})

test('the sickest say who gave which total when, what is the matter, and who has what is asked', () => {
  const unwell = task('6', { type: 'unwell-review', sbar, ownerId: tom.id, status: 'accepted' })
  const sick = [
    { patientId: gwen.id, news2: 6, news2At: '2026-11-26T13:50:00.000Z', said: null, taskIds: [unwell.id] },
  ]
  const night = nightSnapshot(state({ tasks: [unwell], sickest: { sick, patients: [gwen] } }), around)
  expect(night.sick).toEqual([
    {
      patientId: gwen.id,
      patient: gwen,
      news2: 'NEWS2 6 at 13:50',
      illness: null,
      problem: 'Breathless since noon',
      ifThen: '',
      tasks: [{ id: unwell.id, words: 'Review of an unwell patient', has: 'Dr Tom Reilly has it' }],
    },
  ])
})

test('handovers of the site that wait for an answer stand there, and nobody else’s', () => {
  const handover = {
    id: 'h1',
    wardId: wardSeven,
    fromPersonId: tom.id,
    toPersonId: priya.id,
    state: 'offered',
    offeredAt: '2026-11-26T13:55:00.000Z',
  } as Handover
  const handovers = [
    handover,
    { ...handover, id: 'h2', state: 'accepted' as const },
    { ...handover, id: 'h3', wardId: 'x' },
  ]
  expect(nightSnapshot(state({ handovers }), around).offered).toEqual([
    { id: 'h1', ward: 'Ward 7', words: 'From Dr Tom Reilly to Priya Nair, offered 13:55' },
  ])
})
