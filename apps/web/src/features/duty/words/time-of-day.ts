import { daysLater, momentOf, wallTimeAt } from '@baton/domain/duty/zoned-time'
import { asClock } from '../../../ui/time/format-time.ts'

/**
 * The next moment at which a clock in London shows this; `null` for what is no time of day. A text field, for a
 * browser's own shows 5:00 PM where it is set to another country's English: 17:00, 1700, 17.00 and 8:30 all do.
 */
export function nextTimeOfDay(text: string, now: Date): string | null {
  const [, hour, minute] = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/.exec(text.trim()) ?? []
  if (hour === undefined || minute === undefined) return null
  const today = { ...wallTimeAt(now), hour: Number(hour), minute: Number(minute), second: 0 }
  const at = momentOf(today)
  return (at > now ? at : momentOf(daysLater(today, 1))).toISOString()
}

/** For a field that takes a time of day: 17:00, or nothing. */
export function asTimeOfDay(at: string | null, now: Date): string {
  return at !== null && Date.parse(at) > now.getTime() ? asClock(new Date(at)) : ''
}
