import type { Recurrence } from '@baton/contract'
import { expect, test } from 'vitest'
import { wallTimeAt } from '../duty/zoned-time.ts'
import { dayBefore, mayBegin, occurrences } from './series.ts'

const zone = 'Europe/London'
const years = 3 * 366 * 24 * 60 * 60_000

/** On the organisation's clock: `2026-03-26 09:00`. */
const shown = (at: Date) => {
  const { year, month, day, hour, minute } = wallTimeAt(at, zone)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`
}

function series(begins: string, every: Recurrence['every'], until: string, after = begins) {
  const first = new Date(begins)
  const range = { after: new Date(after), until: new Date(first.getTime() + years) }
  return occurrences({ first, recurrence: { every, until }, zone }, range).map(shown)
}

test('CAL28: a weekly meeting at nine stays at nine when the clocks go forward', () => {
  expect(series('2026-03-19T09:00:00Z', 'week', '2026-04-09')).toEqual([
    '2026-03-26 09:00',
    '2026-04-02 09:00',
    '2026-04-09 09:00',
  ])
})

test('CAL28: a weekly meeting at nine stays at nine when the clocks go back', () => {
  expect(series('2026-10-15T08:00:00Z', 'week', '2026-11-05')).toEqual([
    '2026-10-22 09:00',
    '2026-10-29 09:00',
    '2026-11-05 09:00',
  ])
})

test('CAL28: a meeting at a time that a clock shows twice, or never, comes once each day all the same', () => {
  expect(series('2026-10-23T00:30:00Z', 'week', '2026-11-06')).toEqual([
    '2026-10-30 01:30',
    '2026-11-06 01:30',
  ])
  expect(series('2026-03-22T01:30:00Z', 'week', '2026-04-05')).toEqual([
    '2026-03-29 02:30',
    '2026-04-05 01:30',
  ])
})

test('CAL28: a board round on weekdays leaves Saturdays and Sundays out', () => {
  expect(series('2026-11-26T08:30:00Z', 'weekday', '2026-12-02')).toEqual([
    '2026-11-27 08:30',
    '2026-11-30 08:30',
    '2026-12-01 08:30',
    '2026-12-02 08:30',
  ])
})

test('CAL28: a series on weekdays begins on one, and none begins after its last day', () => {
  const begins = (first: string, every: Recurrence['every'], until: string) =>
    mayBegin({ first: new Date(first), recurrence: { every, until }, zone })
  expect(begins('2026-11-28T08:30:00Z', 'weekday', '2026-12-31')).toBe(false)
  expect(begins('2026-11-28T08:30:00Z', 'week', '2026-12-31')).toBe(true)
  expect(begins('2026-11-27T08:30:00Z', 'weekday', '2026-12-31')).toBe(true)
  expect(begins('2026-11-27T08:30:00Z', 'week', '2026-11-26')).toBe(false)
})

test('CAL28: every other week is every other week', () => {
  expect(series('2026-12-24T13:00:00Z', 'fortnight', '2027-01-25')).toEqual([
    '2027-01-07 13:00',
    '2027-01-21 13:00',
  ])
})

test('CAL28: every month is the same weekday of the month, and of a fifth one the last', () => {
  expect(series('2026-11-12T13:00:00Z', 'month', '2027-02-28')).toEqual([
    '2026-12-10 13:00',
    '2027-01-14 13:00',
    '2027-02-11 13:00',
  ])
  expect(series('2026-10-29T13:00:00Z', 'month', '2027-01-31')).toEqual([
    '2026-11-26 13:00',
    '2026-12-31 13:00',
    '2027-01-28 13:00',
  ])
})

test('CAL28: it goes on where it was left, and ends on its last day', () => {
  const weekly = ['2026-11-12T13:00:00Z', 'week', '2026-12-10'] as const
  expect(series(...weekly, '2026-11-26T13:00:00Z')).toEqual(['2026-12-03 13:00', '2026-12-10 13:00'])
  expect(series(...weekly, '2026-12-10T13:00:00Z')).toEqual([])
})

test('CAL28: a series is never made further ahead than it is asked for', () => {
  const first = new Date('2026-11-12T13:00:00Z')
  const made = occurrences(
    { first, recurrence: { every: 'week', until: '2030-01-01' }, zone },
    { after: first, until: new Date('2026-11-27T00:00:00Z') },
  )
  expect(made.map(shown)).toEqual(['2026-11-19 13:00', '2026-11-26 13:00'])
})

test('CAL28: the day before is the day on the organisation’s clock', () => {
  expect(dayBefore(new Date('2026-06-01T23:30:00Z'), zone)).toBe('2026-06-01')
  expect(dayBefore(new Date('2026-12-01T00:10:00Z'), zone)).toBe('2026-11-30')
})
