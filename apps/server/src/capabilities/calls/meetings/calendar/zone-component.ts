import { wallTimeAt } from '@baton/domain/duty/zoned-time'

const hourMs = 60 * 60_000
const dayMs = 24 * hourMs

/** A part of a calendar as ical.js takes it: name, properties, parts. */
export type Component = [name: string, properties: unknown[][], parts: Component[]]

/**
 * What the clock on the wall of a zone does between two moments (VTIMEZONE), so that a calendar that does not know the
 * zone shows the right time all the same. Taken from the runtime's own knowledge of zones.
 */
export function zoneComponent(zone: string, between: { from: Date; until: Date }): Component {
  const [from, until] = [between.from.getTime() - 400 * dayMs, between.until.getTime() + 400 * dayMs]
  const changes = changesBetween(zone, from, until)
  // A zone whose clocks never change still says how far it is from UTC.
  const known =
    changes.length > 0 ? changes : [{ at: from, before: offsetAt(zone, from), after: offsetAt(zone, from) }]
  return ['vtimezone', [['tzid', {}, 'text', zone]], known.map(observance)]
}

interface Change {
  readonly at: number
  /** In ms ahead of UTC. */
  readonly before: number
  readonly after: number
}

function observance({ at, before, after }: Change): Component {
  return [
    after > before ? 'daylight' : 'standard',
    [
      // What the clock showed when it was changed, by the time before.
      ['dtstart', {}, 'date-time', new Date(at + before).toISOString().slice(0, 19)],
      ['tzoffsetfrom', {}, 'utc-offset', offsetText(before)],
      ['tzoffsetto', {}, 'utc-offset', offsetText(after)],
    ],
    [],
  ]
}

function changesBetween(zone: string, from: number, until: number): Change[] {
  const changes: Change[] = []
  for (let day = from; day < until; day += dayMs) {
    const [before, after] = [offsetAt(zone, day), offsetAt(zone, day + dayMs)]
    if (before !== after) changes.push({ at: changeWithin(zone, day, day + dayMs), before, after })
  }
  return changes
}

/** To the minute, by halves. */
function changeWithin(zone: string, from: number, until: number): number {
  const before = offsetAt(zone, from)
  let [low, high] = [Math.floor(from / 60_000), Math.ceil(until / 60_000)]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(zone, middle * 60_000) === before) low = middle
    else high = middle
  }
  return high * 60_000
}

function offsetAt(zone: string, at: number): number {
  const { year, month, day, hour, minute, second } = wallTimeAt(new Date(at), zone)
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000
}

function offsetText(offset: number): string {
  const minutes = Math.abs(offset) / 60_000
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
}
