import { expect, test } from 'vitest'
import { places, wardSeven } from '../tasks.fixture.ts'
import { figuresSnapshot, timeWords } from './figures-snapshot.ts'

const flow = {
  requested: 10,
  completed: 8,
  declined: 1,
  acceptMedianMs: 240_000,
  acceptP90Ms: 1_500_000,
  doneMedianMs: 3_900_000,
  doneP90Ms: null,
}
const figures = {
  all: flow,
  byType: [
    { ...flow, requested: 2, type: 'ecg' as const },
    { ...flow, type: 'bloods' as const },
  ],
  byWard: [
    { ...flow, wardId: null },
    { ...flow, requested: 11, wardId: wardSeven },
  ],
  byHour: [{ ...flow, hour: 7 }],
  remote: { done: 2, of: 8 },
}

test('shares stand beside what they are of, and too few is said', () => {
  const { sum } = figuresSnapshot(figures, places)
  expect(sum.map(({ value }) => value)).toEqual([
    '10',
    '8 of 10 (80 %)',
    '1 of 10 (10 %)',
    '4 min',
    '25 min',
    '1 h 5 min',
    'Too few to say',
    '2 of 8 (25 %)',
  ])
})

test('types and wards stand by how much is asked, hours by the clock', () => {
  const { byType, byWard, byHour } = figuresSnapshot(figures, places)
  expect(byType.map(({ name }) => name)).toEqual(['Bloods', 'ECG'])
  expect(byWard.map(({ name }) => name)).toEqual(['Ward 7', 'Not on a ward'])
  expect(byHour[0]?.name).toBe('07:00')
})

test('a time is said to the minute', () => {
  expect([20_000, 3_600_000].map(timeWords)).toEqual(['under a minute', '1 h'])
})
