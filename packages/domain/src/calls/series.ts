import type { Recurrence } from '@baton/contract'
import { daysLater, momentOf, type WallTime, wallTimeAt, weekdayOf } from '../duty/zoned-time.ts'

/** A series is made so far ahead, and goes on by itself (CAL28). */
export const aheadMs = 8 * 7 * 24 * 60 * 60_000

/** More than this are never reckoned at once: every weekday of a year and a half. */
const mostAtOnce = 400

/** A series from its first meeting on: how often it comes, and until when. */
export interface Series {
  readonly first: Date
  readonly recurrence: Recurrence
  /** IANA name of the organisation's clock. */
  readonly zone: string
}

/**
 * When the meetings of a series begin, after a moment and until another: each at the same time of day as the first, on
 * the organisation's clock, whatever the clocks did meanwhile (CAL28).
 */
export function occurrences(
  { first, recurrence, zone }: Series,
  { after, until }: { after: Date; until: Date },
): Date[] {
  const begins: Date[] = []
  const start = wallTimeAt(first, zone)
  for (let count = 1; begins.length < mostAtOnce; count += 1) {
    const wall = place(start, recurrence.every, count)
    const at = momentOf(wall, zone)
    if (dayOf(wall) > recurrence.until || at > until) break
    if (at > after) begins.push(at)
  }
  return begins
}

/** Where the nth meeting after the first stands. */
function place(start: WallTime, every: Recurrence['every'], n: number): WallTime {
  switch (every) {
    case 'weekday':
      return weekdaysLater(start, n)
    case 'week':
      return daysLater(start, 7 * n)
    case 'fortnight':
      return daysLater(start, 14 * n)
    case 'month':
      return monthsLater(start, n)
  }
}

/** From Monday to Friday. */
function weekdaysLater(start: WallTime, n: number): WallTime {
  const days = weekdayOf(start) - 1 + n
  return daysLater(start, Math.floor(days / 5) * 7 + (days % 5) - (weekdayOf(start) - 1))
}

/** The same weekday of the month, so that it never falls on a Sunday: the second Thursday, or of a fifth one the last. */
function monthsLater(start: WallTime, n: number): WallTime {
  const first = new Date(Date.UTC(start.year, start.month - 1 + n, 1))
  const month = { ...start, year: first.getUTCFullYear(), month: first.getUTCMonth() + 1, day: 1 }
  const firstSuch = 1 + ((weekdayOf(start) - weekdayOf(month) + 7) % 7)
  const days = new Date(Date.UTC(month.year, month.month, 0)).getUTCDate()
  const week = weekOfMonth(start)
  const day = week > 4 ? firstSuch + 7 * Math.floor((days - firstSuch) / 7) : firstSuch + 7 * (week - 1)
  return { ...month, day }
}

/** Of its weekday in the month, the how manieth this day is: from 1 to 5. */
export function weekOfMonth({ day }: WallTime): number {
  return Math.ceil(day / 7)
}

/** A day as a recurrence ends on one: 2026-11-26. */
export function dayOf({ year, month, day }: WallTime): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The day before a moment, on the organisation's clock: where a series ends whose meetings from then on are cancelled. */
export function dayBefore(at: Date, zone: string): string {
  return dayOf(daysLater(wallTimeAt(at, zone), -1))
}

/** Whether a series may begin at this moment: one on weekdays begins on one. */
export function mayBegin({ first, recurrence, zone }: Series): boolean {
  const wall = wallTimeAt(first, zone)
  return dayOf(wall) <= recurrence.until && (recurrence.every !== 'weekday' || weekdayOf(wall) <= 5)
}
