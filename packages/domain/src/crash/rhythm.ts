import { wallTimeAt } from '../duty/zoned-time.ts'

/** Whoever has not answered is called again so often (clinical.md §2, `crash`: continuous). */
const ringEveryMs = 30_000
/** In a test, which disturbs and saves nobody. */
const ringTestEveryMs = 5 * 60_000
/** And so many times at most. */
const mostRounds = 20
/** A test ends by itself after so long. */
export const testLastsMs = 15 * 60_000

/** When the next round is due, after the one of this number; `null` when no more is called. */
export function nextRingAt(round: number, at: Date, isTest: boolean): Date | null {
  return round >= mostRounds ? null : new Date(at.getTime() + (isTest ? ringTestEveryMs : ringEveryMs))
}

/** Today, by the clock on the wall: 2026-11-26. */
export function dayOf(at: Date): string {
  const { year, month, day } = wallTimeAt(at)
  return `${year}-${pad(month)}-${pad(day)}`
}

/** Whether a team that is tested at this time of day should be tested now (CRA9). */
export function testIsDue(team: { testAt: string | null; testedOn: string | null }, at: Date): boolean {
  if (team.testAt === null || team.testedOn === dayOf(at)) return false
  const { hour, minute } = wallTimeAt(at)
  return `${pad(hour)}:${pad(minute)}` >= team.testAt
}

function pad(part: number): string {
  return String(part).padStart(2, '0')
}
