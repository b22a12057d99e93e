import type { OutOfHoursDay } from '@baton/contract'
import { daysLater, type WallTime, wallTimeAt } from '../duty/zoned-time.ts'

/** A team's totals are shown from so many people up: fewer, and they would tell of one (MSG30). */
export const smallestTeamShown = 5

/** Of a longer stretch the last so many days are counted. */
export const longestStretchDays = 100

/** The day on the organisation's clock: 2026-11-22. */
export function dayOf(at: Date): string {
  return asDay(wallTimeAt(at))
}

/** Every day between two moments, with what was counted on it. */
export function outOfHoursDays(
  { from, until }: { from: Date; until: Date },
  held: ReadonlyMap<string, number>,
  interrupted: readonly Date[],
): OutOfHoursDay[] {
  const interruptions = Map.groupBy(interrupted, dayOf)
  const last = dayOf(new Date(until.getTime() - 1))
  const days: OutOfHoursDay[] = []
  for (let wall: WallTime = wallTimeAt(from); asDay(wall) <= last; wall = daysLater(wall, 1)) {
    const day = asDay(wall)
    days.push({ day, held: held.get(day) ?? 0, interrupted: interruptions.get(day)?.length ?? 0 })
  }
  return days
}

function asDay({ year, month, day }: WallTime): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
