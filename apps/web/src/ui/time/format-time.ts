/** Hospitals in the United Kingdom keep London time wherever a device thinks it is. */
const timeZone = 'Europe/London'

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const date = new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'long', year: 'numeric' })
const weekday = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long' })
const shortDate = new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'short' })
const dayKey = new Intl.DateTimeFormat('en-CA', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** 14:05 */
export function asClock(at: Date): string {
  return clock.format(at)
}

/** 22 November 2026 */
export function asDate(at: Date): string {
  return date.format(at)
}

/** 22 November 2026 at 14:05 */
export function asDateAndClock(at: Date): string {
  return `${asDate(at)} at ${asClock(at)}`
}

/** Today, Yesterday, or Sunday 22 November 2026 */
export function asDay(at: Date, now: Date): string {
  const days = daysBetween(at, now)
  if (days === 0) return 'Today'
  if (days === 1) return 'Yesterday'
  return `${weekday.format(at)} ${asDate(at)}`
}

/** For the edge of a list row: 14:05 today, Yesterday, Tuesday within the week, 3 Nov this year, else 3 Nov 2025. */
export function asListTime(at: Date, now: Date): string {
  const days = daysBetween(at, now)
  if (days <= 0) return asClock(at)
  if (days === 1) return 'Yesterday'
  if (days < 7) return weekday.format(at)
  const sameYear = keyOf(at).slice(0, 4) === keyOf(now).slice(0, 4)
  return sameYear ? shortDate.format(at) : `${shortDate.format(at)} ${keyOf(at).slice(0, 4)}`
}

/** just now, 4 minutes ago, 3 hours ago, then yesterday at 14:05 and the whole date */
export function asAgo(at: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`
  const days = daysBetween(at, now)
  if (days === 0) {
    const hours = Math.floor(minutes / 60)
    return hours === 1 ? '1 hour ago' : `${hours} hours ago`
  }
  if (days === 1) return `yesterday at ${asClock(at)}`
  return asDateAndClock(at)
}

/** Whole days by the calendar in London, not by 24 hours: 0 for the same day, negative for the future. */
export function daysBetween(at: Date, now: Date): number {
  return Math.round((Date.parse(keyOf(now)) - Date.parse(keyOf(at))) / 86_400_000)
}

function keyOf(at: Date): string {
  return dayKey.format(at)
}
