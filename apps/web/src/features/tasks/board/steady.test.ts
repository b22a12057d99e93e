import { expect, test } from 'vitest'
import { asTom, names, now, places, task } from '../tasks.fixture.ts'
import { rowOf, type TaskGroup } from './board-snapshot.ts'
import { holdSteady } from './steady.ts'

const around = { viewer: asTom, naming: names, places, now }
const group = (...tails: string[]): TaskGroup => ({
  id: 'all',
  title: 'Most pressing first',
  rows: tails.map((tail) => rowOf(task(tail), null, around)),
})
const idsOf = ({ groups }: { groups: readonly TaskGroup[] }) =>
  groups.flatMap(({ rows }) => rows.map(({ id, isGone }) => `${id.slice(-1)}${isGone ? ' gone' : ''}`))

test('what arrives while somebody presses waits, and nothing moves', () => {
  const steady = holdSteady([group('1', '2')], [group('3', '2', '1')])
  expect(idsOf(steady)).toEqual(['1', '2'])
  expect(steady.arrived).toBe(1)
})

test('what leaves stays where it was and offers nothing', () => {
  const steady = holdSteady([group('1', '2')], [group('2')])
  expect(idsOf(steady)).toEqual(['1 gone', '2'])
  expect(steady.groups[0]?.rows[0]?.acts).toEqual({ next: null, others: [] })
})

test('what is new about a row that stays is shown', () => {
  const accepted = rowOf(task('1', { status: 'accepted', ownerId: asTom.id }), null, around)
  const steady = holdSteady([group('1')], [{ ...group(), rows: [accepted] }])
  expect(steady.groups[0]?.rows[0]?.acts.next).toBe('start')
})
