import { expect, test } from 'vitest'
import { dayOf, outOfHoursDays } from './out-of-hours.ts'

test('MSG30: every day of the stretch is there, on the clock on the wall', () => {
  const stretch = { from: new Date('2026-03-28T09:00:00Z'), until: new Date('2026-03-30T09:00:00Z') }
  const held = new Map([['2026-03-29', 3]])
  const interrupted = [new Date('2026-03-29T22:59:00Z'), new Date('2026-03-29T23:01:00Z')]
  expect(outOfHoursDays(stretch, held, interrupted)).toEqual([
    { day: '2026-03-28', held: 0, interrupted: 0 },
    { day: '2026-03-29', held: 3, interrupted: 1 },
    { day: '2026-03-30', held: 0, interrupted: 1 },
  ])
})

test('a day ends at midnight on the wall, in summer an hour before that of UTC', () => {
  expect(dayOf(new Date('2026-07-01T23:30:00Z'))).toBe('2026-07-02')
  expect(dayOf(new Date('2026-12-01T23:30:00Z'))).toBe('2026-12-01')
})

test('a stretch of no time has no day', () => {
  const at = new Date('2026-07-01T23:00:00Z')
  expect(outOfHoursDays({ from: at, until: at }, new Map(), [])).toEqual([])
})
