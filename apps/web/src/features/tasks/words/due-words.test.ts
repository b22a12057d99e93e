import { expect, test } from 'vitest'
import { dueLine, lengthWords } from './due-words.ts'

const now = new Date('2026-11-26T14:05:00.000Z')
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString()

test('what is due says by when and how long that is, and never more than is left', () => {
  expect(dueLine(at(25), now)).toEqual({ words: 'by 14:30, in 25 min', state: 'soon' })
  expect(dueLine(at(190.9), now)).toEqual({ words: 'by 17:15, in 3 h 10 min', state: 'later' })
  expect(dueLine(at(0.5), now).words).toBe('by 14:05, now')
})

test('what is over says by how much', () => {
  expect(dueLine(at(-10), now)).toEqual({ words: 'overdue by 10 min', state: 'overdue' })
  expect(dueLine(at(-0.5), now)).toEqual({ words: 'due now', state: 'overdue' })
  expect(dueLine(at(-60 * 50), now).words).toBe('overdue by 2 days')
})

test('what is due tomorrow names the day and does not count', () => {
  expect(dueLine('2026-11-27T09:00:00.000Z', now)).toEqual({ words: 'by Fri 09:00', state: 'later' })
})

test('a length is in minutes below an hour, and in hours and minutes above', () => {
  expect([0, 59_000, 60_000, 3_600_000, 3_660_000].map(lengthWords)).toEqual([
    '',
    '',
    '1 min',
    '1 h',
    '1 h 1 min',
  ])
})
