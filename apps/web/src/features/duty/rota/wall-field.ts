import { momentOf, wallTimeAt } from '@baton/domain/duty/zoned-time'

/** For a field that takes a day and a time: 2026-11-26T08:00, as a clock in London shows it. */
export function asWallField(at: Date): string {
  const { year, month, day, hour, minute } = wallTimeAt(at)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`
}

/** The moment that such a field says; `null` for what it cannot. */
export function fromWallField(text: string): string | null {
  const [, year, month, day, hour, minute] =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(text)?.map(Number) ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  if (hour === undefined || minute === undefined) return null
  return momentOf({ year, month, day, hour, minute }).toISOString()
}
