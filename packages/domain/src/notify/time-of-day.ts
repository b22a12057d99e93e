import { daysLater, momentOf, wallTimeAt } from '../duty/zoned-time.ts'

interface Hours {
  readonly from: string
  readonly until: string
}

/** Whether the clock on the wall is within these hours, which may run past midnight; equal ends are the whole day. */
export function isWithin(hours: Hours, at: Date, zone: string): boolean {
  const { hour, minute } = wallTimeAt(at, zone)
  const now = hour * 60 + minute
  const [from, until] = [minutesOf(hours.from), minutesOf(hours.until)]
  return from < until ? now >= from && now < until : now >= from || now < until
}

/** The next moment after this one at which the clock on the wall shows a time of day. */
export function nextTime(time: string, after: Date, zone: string): Date {
  const wall = wallTimeAt(after, zone)
  const [hour, minute] = [Math.floor(minutesOf(time) / 60), minutesOf(time) % 60]
  const today = { ...wall, hour, minute, second: 0 }
  const next = momentOf(today, zone)
  return next > after ? next : momentOf(daysLater(today, 1), zone)
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
