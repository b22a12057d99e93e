import { expect, test } from 'vitest'
import { asTom, names, now, places, task } from '../tasks.fixture.ts'
import { type BoardLine, rowOfLine, type TaskGroup } from './board-snapshot.ts'
import { holdSteady } from './steady.ts'

const around = { viewer: asTom, naming: names, places, now }
const line = (tail: string, change: Parameters<typeof task>[1] = {}): BoardLine => {
  const one = task(tail, change)
  return { id: one.id, task: one, patient: null, isGone: false }
}
const group = (...tails: string[]): TaskGroup => ({
  id: 'all',
  title: 'Most pressing first',
  lines: tails.map((tail) => line(tail)),
})
const idsOf = ({ groups }: { groups: readonly TaskGroup[] }) =>
  groups.flatMap(({ lines }) => lines.map(({ id, isGone }) => `${id.slice(-1)}${isGone ? ' gone' : ''}`))

test('what arrives while somebody presses waits, and nothing moves', () => {
  const steady = holdSteady([group('1', '2')], [group('3', '2', '1')])
  expect(idsOf(steady)).toEqual(['1', '2'])
  expect(steady.arrived).toBe(1)
})

test('what leaves stays where it was and offers nothing', () => {
  const steady = holdSteady([group('1', '2')], [group('2')])
  expect(idsOf(steady)).toEqual(['1 gone', '2'])
  const [left] = steady.groups[0]?.lines ?? []
  expect(left && rowOfLine(left, around).acts).toEqual({ next: null, others: [] })
})

test('what is new about a row that stays is shown', () => {
  const accepted = line('1', { status: 'accepted', ownerId: asTom.id })
  const steady = holdSteady([group('1')], [{ ...group(), lines: [accepted] }])
  const [stays] = steady.groups[0]?.lines ?? []
  expect(stays && rowOfLine(stays, around).acts.next).toBe('start')
})
