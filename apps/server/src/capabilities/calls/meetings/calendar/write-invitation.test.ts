import type { Recurrence } from '@baton/contract'
import { occurrences } from '@baton/domain/calls/series'
import { momentOf } from '@baton/domain/duty/zoned-time'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { type Entry, type Invitation, writeInvitation } from './write-invitation.ts'

const zone = 'Europe/London'
const mdt: Entry = {
  id: '0190a000-0000-7000-8000-000000000001',
  title: 'Lung MDT; week 5, room 2',
  startsAt: new Date('2026-10-22T12:00:00Z'),
  endsAt: new Date('2026-10-22T13:30:00Z'),
  sequence: 0,
  cancelled: false,
  slot: null,
}
const invitation: Invitation = {
  at: new Date('2026-10-01T09:00:00Z'),
  zone,
  publicUrl: 'https://baton.brannoc.example',
  organisation: 'St Brannoc’s: Hospital',
  organiserId: '0190a000-0000-7000-8000-00000000000a',
  groups: [{ entries: [mdt], series: null }],
}

/** What a calendar makes of it: parsed again, by the zone that the invitation itself brings. */
function read(given: Invitation) {
  const calendar = ICAL.Component.fromString(writeInvitation(given))
  const zones = calendar.getAllSubcomponents('vtimezone').map((component) => new ICAL.Timezone(component))
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
  const moment = (time: ICAL.Time) => {
    const [own] = zones
    if (own === undefined) throw new Error('no zone')
    const at = time.clone()
    at.zone = own
    return at.toJSDate()
  }
  return { method: calendar.getFirstPropertyValue('method'), events, moment, zones }
}

test('CAL29: the invitation names the meeting, its times on the organisation’s clock, and its address', () => {
  const { method, events, moment } = read(invitation)
  const [event] = events
  if (event === undefined) throw new Error('no event')
  expect(method).toBe('PUBLISH')
  expect(event.uid).toBe(`${mdt.id}@baton.brannoc.example`)
  expect(event.sequence).toBe(0)
  expect(event.summary).toBe('Lung MDT; week 5, room 2')
  expect(event.component.getFirstPropertyValue('url')).toBe(
    `https://baton.brannoc.example/meetings/${mdt.id}`,
  )
  expect(event.component.getFirstPropertyValue('class')).toBe('PRIVATE')
  expect(event.component.getFirstProperty('dtstart')?.getFirstParameter('tzid')).toBe(zone)
  expect(event.startDate.toString()).toBe('2026-10-22T13:00:00')
  expect(moment(event.startDate)).toEqual(mdt.startsAt)
  expect(moment(event.endDate)).toEqual(mdt.endsAt)
})

test('CAL29: no address of anybody stands in it, and no line is longer than calendars take', () => {
  const written = writeInvitation({
    ...invitation,
    groups: [{ entries: [{ ...mdt, title: 'Lung MDT '.repeat(13).trim() }], series: null }],
  })
  expect(written).not.toMatch(/mailto:|attendee/i)
  for (const line of written.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
})

test('CAL29: a cancelled meeting cancels under the same identifier and a greater sequence', () => {
  const { method, events } = read({
    ...invitation,
    groups: [{ entries: [{ ...mdt, sequence: 3, cancelled: true }], series: null }],
  })
  expect(method).toBe('CANCEL')
  expect(events[0]?.uid).toBe(`${mdt.id}@baton.brannoc.example`)
  expect(events[0]?.sequence).toBe(3)
  expect(events[0]?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
})

/** A series as it stands eight weeks ahead. */
function seriesOf(
  first: Date,
  recurrence: Recurrence,
  more: (entry: Entry, index: number) => Partial<Entry> = () => ({}),
) {
  const begins = [
    first,
    ...occurrences({ first, recurrence, zone }, { after: first, until: new Date('2027-06-30T00:00:00Z') }),
  ]
  const entries = begins.map((startsAt, index) => {
    const entry = {
      ...mdt,
      id: `${mdt.id.slice(0, -2)}${10 + index}`,
      startsAt,
      slot: startsAt,
      endsAt: new Date(startsAt.getTime() + 3_600_000),
    }
    return { ...entry, ...more(entry, index) }
  })
  const series = { id: entries[0]?.id ?? '', recurrence }
  return { begins, entries, given: { ...invitation, groups: [{ entries, series }] } }
}

function expanded({ events, moment }: ReturnType<typeof read>): Date[] {
  const [master] = events
  if (master === undefined) throw new Error('no event')
  const iterator = master.iterator()
  const found: Date[] = []
  for (let next = iterator.next(); next && found.length < 200; next = iterator.next())
    found.push(moment(next))
  return found
}

const rules: [Recurrence['every'], Date][] = [
  ['weekday', new Date('2026-10-22T08:00:00Z')],
  ['week', new Date('2026-10-22T12:00:00Z')],
  ['fortnight', new Date('2026-10-22T12:00:00Z')],
  ['month', new Date('2026-10-22T12:00:00Z')],
  ['month', new Date('2026-10-29T13:00:00Z')],
]
test.each(rules)(
  'CAL28, CAL29: a calendar puts a series of every %s where Baton does, over both changes of the clock',
  (every, first) => {
    const { begins, given } = seriesOf(first, { every, until: '2027-04-30' })
    const found = expanded(read(given))
    expect(found.length).toBeGreaterThan(5)
    expect(found).toEqual(begins)
  },
)

test('CAL29: of a series, a cancelled meeting is left out and a moved one stands where it was moved to', () => {
  const first = new Date('2026-10-22T12:00:00Z')
  const moved = new Date('2026-11-06T15:00:00Z')
  const { begins, given } = seriesOf(first, { every: 'week', until: '2026-11-30' }, (_entry, index) => {
    if (index === 1) return { cancelled: true, sequence: 1 }
    return index === 2 ? { startsAt: moved, endsAt: new Date(moved.getTime() + 3_600_000), sequence: 2 } : {}
  })
  const calendar = read(given)
  const [, gone] = begins
  expect(expanded(calendar)).toEqual(begins.filter((begin) => begin !== gone))
  const [master, ...made] = calendar.events
  expect(master?.sequence).toBe(2)
  const apart = made.find((event) => calendar.moment(event.recurrenceId).getTime() === begins[2]?.getTime())
  if (apart === undefined) throw new Error('none apart')
  expect(apart.uid).toBe(master?.uid)
  expect(calendar.moment(apart.recurrenceId)).toEqual(begins[2])
  expect(calendar.moment(apart.startDate)).toEqual(moved)
})

test('CAL29: each meeting of a series that was made leads to its own page', () => {
  const { given, entries } = seriesOf(new Date('2026-10-22T12:00:00Z'), {
    every: 'week',
    until: '2026-11-30',
  })
  const pages = read(given).events.map(({ component }) => component.getFirstPropertyValue('url'))
  expect(pages.slice(1)).toEqual(
    entries.slice(1).map(({ id }) => `https://baton.brannoc.example/meetings/${id}`),
  )
})

test('CAL28: the zone that an invitation brings changes its clocks when the zone does', () => {
  const { zones } = read(invitation)
  const [london] = zones
  const at = (text: string) => london?.utcOffset(ICAL.Time.fromString(text, new ICAL.Property('dtstart')))
  expect(at('2026-10-25T00:59:00')).toBe(3_600)
  expect(at('2026-10-25T02:01:00')).toBe(0)
  expect(at('2027-03-28T00:59:00')).toBe(0)
  expect(at('2027-03-28T02:01:00')).toBe(3_600)
  expect(momentOf({ year: 2027, month: 3, day: 28, hour: 2, minute: 1 }, zone)).toEqual(
    new Date('2027-03-28T01:01:00Z'),
  )
})

test('CAL29: in a zone whose clocks never change it is right too', () => {
  const { events, moment } = read({ ...invitation, zone: 'Asia/Kolkata' })
  const [event] = events
  if (event === undefined) throw new Error('no event')
  expect(event.startDate.toString()).toBe('2026-10-22T17:30:00')
  expect(moment(event.startDate)).toEqual(mdt.startsAt)
})
