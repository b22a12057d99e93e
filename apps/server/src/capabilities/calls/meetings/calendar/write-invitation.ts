import type { Recurrence } from '@baton/contract'
import { weekOfMonth } from '@baton/domain/calls/series'
import { momentOf, wallTimeAt, weekdayOf } from '@baton/domain/duty/zoned-time'
import ICAL from 'ical.js'
import { type Component, zoneComponent } from './zone-component.ts'

/** A meeting as a calendar shows it: nothing of whom it is about, nor who was asked (CAL29). */
export interface Entry {
  readonly id: string
  readonly title: string
  readonly startsAt: Date
  readonly endsAt: Date
  /** Grows with every change. */
  readonly sequence: number
  readonly cancelled: boolean
  /** Where the rule of its series puts it; `null` for a single one. */
  readonly slot: Date | null
}

export interface Invitation {
  readonly at: Date
  /** IANA name of the organisation's clock. */
  readonly zone: string
  readonly publicUrl: string
  readonly organisation: string
  readonly organiserId: string
  /** A meeting; or a series, and before it those that it goes on from, so that a calendar which has them ends them. */
  readonly groups: readonly Group[]
}

export interface Group {
  /** One, or all of a series that are made, the earliest first. */
  readonly entries: readonly Entry[]
  readonly series: { readonly id: string; readonly recurrence: Recurrence } | null
}

const day = { 1: 'MO', 2: 'TU', 3: 'WE', 4: 'TH', 5: 'FR', 6: 'SA', 7: 'SU' } as const

/**
 * The invitation as iCalendar (RFC 5545). It is published (RFC 5546), not requested: no calendar is to answer by e-mail
 * what is answered in Baton, and so it names no address of anybody. Its identifier never changes, its sequence grows.
 */
export function writeInvitation(given: Invitation): string {
  const { groups, zone } = given
  const entries = groups.flatMap((group) => group.entries)
  const events = groups.flatMap((group) => eventsOf(given, group))
  const moments = entries.flatMap(({ startsAt, endsAt, slot }) => [startsAt, endsAt, slot ?? startsAt])
  const until = groups.flatMap(({ series }) =>
    series === null ? [] : endOfDay(series.recurrence.until, zone),
  )
  const between = { from: earliest(moments), until: latest([...moments, ...until]) }
  const calendar: Component = [
    'vcalendar',
    [
      ['prodid', {}, 'text', '-//Baton//Meetings//EN'],
      ['version', {}, 'text', '2.0'],
      ['calscale', {}, 'text', 'GREGORIAN'],
      ['method', {}, 'text', entries.every(({ cancelled }) => cancelled) ? 'CANCEL' : 'PUBLISH'],
    ],
    [zoneComponent(zone, between), ...events],
  ]
  return `${new ICAL.Component(calendar).toString()}\r\n`
}

/** Where a meeting's page is. */
export function meetingAddress(publicUrl: string, id: string): string {
  return new URL(`/meetings/${id}`, publicUrl).href
}

function single(given: Invitation, entry: Entry): Component {
  return event(given, entry, { uid: uidOf(given, entry.id), sequence: entry.sequence, extra: [] })
}

function eventsOf(given: Invitation, { entries, series }: Group): Component[] {
  if (series !== null) return seriesEvents(given, entries, series)
  return entries.map((entry) => single(given, entry))
}

/** The rule of the series with what is left out, and each meeting that was made: each has an address of its own. */
function seriesEvents(
  given: Invitation,
  entries: readonly Entry[],
  series: NonNullable<Group['series']>,
): Component[] {
  const { zone } = given
  const [first] = entries
  if (first === undefined) return []
  const uid = uidOf(given, series.id)
  const sequence = Math.max(...entries.map((entry) => entry.sequence))
  // The rule is drawn from the last meeting that keeps to it: what follows is like it.
  const typical = entries.findLast((entry) => keepsPlace(entry) && !entry.cancelled) ?? first
  const slot = slotOf(first)
  const master = {
    ...typical,
    id: series.id,
    startsAt: slot,
    endsAt: new Date(slot.getTime() + lengthOf(typical)),
    cancelled: entries.every(({ cancelled }) => cancelled),
  }
  const left = master.cancelled ? [] : entries.filter(({ cancelled }) => cancelled)
  const others = entries.filter((entry) => !entry.cancelled && !isLike(entry, master))
  const at = (entry: Entry) => ['date-time', wallText(slotOf(entry), zone)]
  return [
    event(given, master, {
      uid,
      sequence,
      extra: [
        ['rrule', {}, 'recur', ruleOf(slot, series.recurrence, zone)],
        ...left.map((entry) => ['exdate', { tzid: zone }, ...at(entry)]),
      ],
    }),
    ...others.map((entry) =>
      event(given, entry, { uid, sequence, extra: [['recurrence-id', { tzid: zone }, ...at(entry)]] }),
    ),
  ]
}

function slotOf({ slot, startsAt }: Entry): Date {
  return slot ?? startsAt
}

function lengthOf({ startsAt, endsAt }: Entry): number {
  return endsAt.getTime() - startsAt.getTime()
}

function keepsPlace(entry: Entry): boolean {
  return slotOf(entry).getTime() === entry.startsAt.getTime()
}

/** Whether a calendar that draws a meeting by its series' rule draws it as it is, and leads to it. */
function isLike(entry: Entry, master: Entry): boolean {
  return (
    entry.id === master.id &&
    keepsPlace(entry) &&
    entry.title === master.title &&
    lengthOf(entry) === lengthOf(master)
  )
}

function event(
  { at, zone, publicUrl, organisation, organiserId }: Invitation,
  { id, title, startsAt, endsAt, cancelled }: Entry,
  { uid, sequence, extra }: { uid: string; sequence: number; extra: unknown[][] },
): Component {
  const address = meetingAddress(publicUrl, id)
  return [
    'vevent',
    [
      ['uid', {}, 'text', uid],
      ['sequence', {}, 'integer', sequence],
      ['dtstamp', {}, 'date-time', `${at.toISOString().slice(0, 19)}Z`],
      ['dtstart', { tzid: zone }, 'date-time', wallText(startsAt, zone)],
      ['dtend', { tzid: zone }, 'date-time', wallText(endsAt, zone)],
      ...extra,
      ['summary', {}, 'text', title],
      ['organizer', { cn: organisation }, 'cal-address', `urn:uuid:${organiserId}`],
      ['url', {}, 'uri', address],
      // Some calendars show where a meeting is, and not its address.
      ['location', {}, 'text', address],
      ['class', {}, 'text', 'PRIVATE'],
      ['status', {}, 'text', cancelled ? 'CANCELLED' : 'CONFIRMED'],
    ],
    [],
  ]
}

/** As `occurrences` reckons (CAL28). */
function ruleOf(first: Date, { every, until }: Recurrence, zone: string): Record<string, unknown> {
  const end = { until: endOfDay(until, zone).toISOString().replace('.000Z', 'Z') }
  const wall = wallTimeAt(first, zone)
  switch (every) {
    case 'weekday':
      return { freq: 'WEEKLY', byday: ['MO', 'TU', 'WE', 'TH', 'FR'], ...end }
    case 'week':
      return { freq: 'WEEKLY', ...end }
    case 'fortnight':
      return { freq: 'WEEKLY', interval: 2, ...end }
    case 'month': {
      const week = weekOfMonth(wall)
      const weekday = day[weekdayOf(wall) as keyof typeof day]
      return { freq: 'MONTHLY', byday: [`${week > 4 ? -1 : week}${weekday}`], ...end }
    }
  }
}

function uidOf({ publicUrl }: Invitation, id: string): string {
  return `${id}@${new URL(publicUrl).hostname}`
}

function wallText(at: Date, zone: string): string {
  const { year, month, day, hour, minute, second } = wallTimeAt(at, zone)
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toISOString().slice(0, 19)
}

function endOfDay(until: string, zone: string): Date {
  const [year = 0, month = 0, day = 0] = until.split('-').map(Number)
  return momentOf({ year, month, day, hour: 23, minute: 59, second: 59 }, zone)
}

function earliest(moments: readonly Date[]): Date {
  return new Date(Math.min(...moments.map((moment) => moment.getTime())))
}

function latest(moments: readonly Date[]): Date {
  return new Date(Math.max(...moments.map((moment) => moment.getTime())))
}
