/** The clock on the wall of every organisation here. */
export const organisationZone = 'Europe/London'

/** What a clock on the wall shows. */
export interface WallTime {
  readonly year: number
  /** From 1. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second?: number
}

const dayMs = 24 * 60 * 60_000

/** What the clock on the wall shows at a moment. */
export function wallTimeAt(at: Date, zone = organisationZone): Required<WallTime> {
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  }
}

/**
 * The moment at which the clock on the wall shows this. Where it shows it twice, in autumn, the first; where it never
 * does, in spring, as much later as the clock was put forward (what ISO 8601 and Temporal call "compatible").
 */
export function momentOf(wall: WallTime, zone = organisationZone): Date {
  const asUtc = utcOf(wall)
  const before = asUtc - offsetAt(asUtc - dayMs, zone)
  if (before + offsetAt(before, zone) === asUtc) return new Date(before)
  const after = asUtc - offsetAt(asUtc + dayMs, zone)
  return new Date(after + offsetAt(after, zone) === asUtc ? after : before)
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf({ year, month, day }: WallTime): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7
}

/** The same time of day so many days later, whatever the clocks did meanwhile. */
export function daysLater(wall: WallTime, days: number): WallTime {
  const to = new Date(Date.UTC(wall.year, wall.month - 1, wall.day + days))
  return { ...wall, year: to.getUTCFullYear(), month: to.getUTCMonth() + 1, day: to.getUTCDate() }
}

/** Whether the runtime knows a zone of this name. */
export function isZone(zone: string): boolean {
  try {
    formatterOf(zone)
    return true
  } catch {
    return false
  }
}

/** How far the clock on the wall is ahead of UTC, in ms. */
function offsetAt(atMs: number, zone: string): number {
  return utcOf(wallTimeAt(new Date(atMs), zone)) - Math.floor(atMs / 1_000) * 1_000
}

function utcOf({ year, month, day, hour, minute, second = 0 }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making one costs a hundred times what using it does. */
function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(zone, made)
  return made
}
