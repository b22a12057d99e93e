import { isZone, momentOf, organisationZone } from '@baton/domain/duty/zoned-time'
import ICAL from 'ical.js'
import { mostRows, type RawRota, type RawRow } from './raw-row.ts'

/** Most times that one event may repeat: a shift a day for a year and a month. */
const mostRepeats = 400
/** What Outlook calls the zones that a British rota is written in. */
const windowsZones: Readonly<Record<string, string>> = { 'GMT Standard Time': 'Europe/London' }

/** Reads a rota as iCalendar (RFC 5545): a shift for each attendee of each event, which repeats as its rule says. */
export function readIcalendar(text: string): RawRota {
  const calendars = parse(text)
  if (calendars === null) return { ok: false, problem: 'is not iCalendar' }
  const lines = beginnings(text)
  const rows: RawRow[] = []
  for (const [index, component] of calendars.flatMap((one) => one.getAllSubcomponents('vevent')).entries()) {
    if (rows.length > mostRows) break
    const event = new ICAL.Event(component)
    if (!event.isRecurrenceException()) rows.push(...rowsOf(event, lines[index] ?? 1))
  }
  return { ok: true, rows }
}

function parse(text: string): ICAL.Component[] | null {
  try {
    const parsed: unknown[] = ICAL.parse(text)
    const calendars = Array.isArray(parsed[0]) ? (parsed as unknown[][]) : [parsed]
    const components = calendars.map((calendar) => new ICAL.Component(calendar))
    return components.every(({ name }) => name === 'vcalendar') ? components : null
  } catch {
    return null
  }
}

/** The lines on which events begin, in order. */
function beginnings(text: string): number[] {
  return text
    .split(/\r\n|\n|\r/)
    .flatMap((line, index) => (/^BEGIN:VEVENT\s*$/i.test(line) ? [index + 1] : []))
}

function rowsOf(event: ICAL.Event, line: number): RawRow[] {
  try {
    const { times, problems } = timesOf(event)
    const emails = attendeesOf(event)
    const whom = emails.length > 0 ? emails : ['']
    return times.flatMap(({ from, until, role }) =>
      whom.map((email) => ({ line, email, role, from, until, problems })),
    )
  } catch {
    // The parser takes times and rules apart only when they are asked for.
    return [
      { line, email: '', role: '', from: null, until: null, problems: ['is not an event that can be read'] },
    ]
  }
}

interface Time {
  from: Date | null
  until: Date | null
  role: string
}

function timesOf(event: ICAL.Event): { times: Time[]; problems: string[] } {
  if (isCancelled(event)) return { times: [timeOf(event)], problems: ['is cancelled'] }
  if (!event.isRecurring()) return checked([timeOf(event)])
  if (repeatsForEver(event)) return { times: [timeOf(event)], problems: ['repeats without an end'] }
  const times: Time[] = []
  const iterator = event.iterator()
  for (let next = iterator.next(); next; next = iterator.next()) {
    if (times.length >= mostRepeats) return { times: [timeOf(event)], problems: ['repeats too often'] }
    const { item, startDate, endDate } = event.getOccurrenceDetails(next)
    if (!isCancelled(item)) times.push(timeOf(item, startDate, endDate))
  }
  return checked(times)
}

function checked(times: Time[]): { times: Time[]; problems: string[] } {
  const unknown = times.some(({ from, until }) => from === null || until === null)
  return { times, problems: unknown ? ['is in a time zone that is not known'] : [] }
}

function timeOf(event: ICAL.Event, start = event.startDate, end = event.endDate): Time {
  const role = String(event.summary ?? '').trim()
  return { from: instantOf(event, 'dtstart', start), until: instantOf(event, 'dtend', end), role }
}

/** A moment from what the event says of the clock on the wall and of where that clock hangs. */
function instantOf(event: ICAL.Event, property: 'dtstart' | 'dtend', time: ICAL.Time): Date | null {
  const said = (
    event.component.getFirstProperty(property) ?? event.component.getFirstProperty('dtstart')
  )?.getFirstParameter('tzid')
  const zone = time.zone?.tzid === 'UTC' ? 'UTC' : zoneCalled(said)
  if (zone === null) return null
  const { year, month, day, hour, minute, second } = time
  return momentOf({ year, month, day, hour, minute, second }, zone)
}

function zoneCalled(tzid: string | undefined): string | null {
  if (tzid === undefined) return organisationZone
  const name = windowsZones[tzid] ?? tzid
  return isZone(name) ? name : null
}

function repeatsForEver(event: ICAL.Event): boolean {
  return event.component.getAllProperties('rrule').some((property) => {
    const rule = property.getFirstValue()
    return rule instanceof ICAL.Recur && !rule.isFinite()
  })
}

function isCancelled(event: ICAL.Event): boolean {
  return String(event.component.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED'
}

function attendeesOf(event: ICAL.Event): string[] {
  const addresses = event.attendees.map((property) => String(property.getFirstValue() ?? ''))
  return [
    ...new Set(
      addresses.map((address) =>
        address
          .replace(/^mailto:/i, '')
          .trim()
          .toLowerCase(),
      ),
    ),
  ]
}
