import type { RequiredCover } from '@baton/contract'
import { daysLater, momentOf, wallTimeAt, weekdayOf } from './zoned-time.ts'

/** A stretch of time: from its first moment up to, and without, its last. */
export interface Stretch {
  readonly from: Date
  readonly until: Date
}

/** Whether a role with this cover must have a holder at this moment (DUT1, DUT2). */
export function mustBeCovered(cover: RequiredCover, at: Date): boolean {
  if (cover.kind !== 'hours') return cover.kind === 'always'
  return requiredStretches(cover, { from: at, until: new Date(at.getTime() + 1) }).length > 0
}

/** When, within a stretch, a role with this cover must have a holder, in order of time (DUT2). */
export function requiredStretches(cover: RequiredCover, within: Stretch): Stretch[] {
  if (cover.kind === 'none') return []
  if (cover.kind === 'always') return [within]
  const found: Stretch[] = []
  const first = wallTimeAt(within.from)
  // From the day before: hours may run past midnight.
  for (let days = -1; ; days += 1) {
    const day = daysLater({ ...first, hour: 0, minute: 0, second: 0 }, days)
    const from = momentOf({ ...day, ...timeOf(cover.from) })
    if (from >= within.until) return found
    if (!cover.days.includes(weekdayOf(day))) continue
    const ends = cover.until <= cover.from ? daysLater(day, 1) : day
    const until = momentOf({ ...ends, ...timeOf(cover.until) })
    if (until > within.from)
      found.push({ from: later(from, within.from), until: earlier(until, within.until) })
  }
}

function timeOf(text: string): { hour: number; minute: number } {
  const [hour = 0, minute = 0] = text.split(':').map(Number)
  return { hour, minute }
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other
}
