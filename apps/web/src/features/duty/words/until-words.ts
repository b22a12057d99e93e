import { asClock, daysBetween } from '../../../ui/time/format-time.ts'

const timeZone = 'Europe/London'
const weekday = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short' })
const shortDate = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
})

/** A moment that is to come, as short as is plain: 15:00 today, Mon 08:00 within the week, Mon 7 Dec 08:00 beyond. */
export function untilWords(at: string, now: Date): string {
  const moment = new Date(at)
  const days = -daysBetween(moment, now)
  if (days === 0) return asClock(moment)
  const day = days > 0 && days < 7 ? weekday.format(moment) : shortDate.format(moment).replaceAll(',', '')
  return `${day} ${asClock(moment)}`
}

/** 08:00 to 17:00, with the day where it is not today: Mon 08:00 to 17:00. */
export function stretchWords(stretch: { readonly from: string; readonly until: string }, now: Date): string {
  const until = new Date(stretch.until)
  const isSameDay = daysBetween(new Date(stretch.from), until) === 0
  return `${untilWords(stretch.from, now)} to ${isSameDay ? asClock(until) : untilWords(stretch.until, now)}`
}
