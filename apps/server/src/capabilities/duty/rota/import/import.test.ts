import { api } from '@baton/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Colleague, type Hospital, openHospital } from '../../hospital.fixture.ts'
import { readMoment } from './read-csv.ts'
import { readIcalendar } from './read-icalendar.ts'

const { duty } = api
let hospital: Hospital
let administrator: Colleague
let ada: Colleague
let ben: Colleague
let registrar: string

beforeAll(async () => {
  hospital = await openHospital()
  administrator = hospital.administrator
  registrar = await hospital.addRole('Medical registrar on call')
})
afterAll(() => hospital.close())
beforeEach(async () => {
  ;[ada, ben] = [await hospital.hire(), await hospital.hire()]
})

const preview = async (text: string, format: 'csv' | 'icalendar' = 'csv') =>
  (await administrator.ask(duty.previewRota, { format, text })).rows
const problems = async (text: string, format: 'csv' | 'icalendar' = 'csv') =>
  (await preview(text, format)).map((row) => row.problems)
const header = 'email,role,from,until'

describe('a time in a spreadsheet', () => {
  it.each([
    ['2026-11-30 08:00', '2026-11-30T08:00:00.000Z'],
    ['2026-07-30T08:00', '2026-07-30T07:00:00.000Z'],
    ['30/07/2026 08:00', '2026-07-30T07:00:00.000Z'],
    ['1/8/2026 8:00:00', '2026-08-01T07:00:00.000Z'],
    ['2026-11-30T08:00:00Z', '2026-11-30T08:00:00.000Z'],
    ['2026-11-30 08:00+02:00', '2026-11-30T06:00:00.000Z'],
  ])('DUT19: %s is %s', (text, moment) => {
    expect(readMoment(text)?.toISOString()).toBe(moment)
  })

  it.each(['', '08:00', '31/04/2026 08:00', '2026-13-01 08:00', '2026-11-30 24:00', 'Monday', '30-11-26'])(
    'DUT19: "%s" is none',
    (text) => {
      expect(readMoment(text)).toBeNull()
    },
  )
})

describe('a rota as a spreadsheet', () => {
  it('DUT19: is read row by row, with a role by its name and people by their address', async () => {
    const text = `E-mail;Role;Start;End\n${ada.email.toUpperCase()};medical REGISTRAR on call;30/11/2026 08:00;30/11/2026 20:30\n${ben.email};;2026-12-01 08:00;2026-12-01 16:00\n`
    expect(await preview(text)).toEqual([
      {
        line: 2,
        personId: ada.id,
        roleId: registrar,
        from: '2026-11-30T08:00:00.000Z',
        until: '2026-11-30T20:30:00.000Z',
        problems: [],
      },
      {
        line: 3,
        personId: ben.id,
        roleId: null,
        from: '2026-12-01T08:00:00.000Z',
        until: '2026-12-01T16:00:00.000Z',
        problems: [],
      },
    ])
  })

  it('DUT19: says of every row what stands in its way', async () => {
    const away = {
      personId: ben.id,
      kind: 'leave' as const,
      from: '2026-12-24T00:00:00Z',
      until: '2026-12-27T00:00:00Z',
    }
    await administrator.ask(duty.addAbsence, away)
    const rows = [
      `nobody@brannoc.example,,2026-11-30 08:00,2026-11-30 20:00`,
      `,,2026-11-30 08:00,2026-11-30 20:00`,
      `${ada.email},Court jester,2026-11-30 08:00,2026-11-30 20:00`,
      `${ada.email},,soon,30/02/2026 08:00`,
      `${ada.email},,2026-11-30 20:00,2026-11-30 08:00`,
      `${ben.email},,2026-12-26 20:00,2026-12-27 08:00`,
    ]
    expect(await problems([header, ...rows].join('\n'))).toEqual([
      ['names somebody who is not here'],
      ['names nobody'],
      ['names a role that is not here'],
      [
        'from is not a date and time such as 30/11/2026 08:00',
        'until is not a date and time such as 30/11/2026 20:00',
      ],
      ['ends before it begins'],
      ['is for somebody who is away then'],
    ])
  })

  it.each([
    ['', 'bad-input'],
    ['email,role,from\n', 'bad-input'],
    [`${header}\n"open`, 'bad-input'],
    [`${header}\n${'a@b.example,,2026-11-30 08:00,2026-11-30 20:00\n'.repeat(10_001)}`, 'too-large'],
  ])('one that is none is refused (%#)', async (text, code) => {
    expect(await administrator.refused(duty.previewRota, { format: 'csv', text })).toBe(code)
    expect(await administrator.refused(duty.importRota, { format: 'csv', text, rows: 'only-good' })).toBe(
      code,
    )
  })
})

describe('bringing a rota in', () => {
  const file = () => [
    header,
    `${ada.email},Medical registrar on call,2026-11-30 08:00,2026-11-30 20:30`,
    `nobody@brannoc.example,,2026-11-30 08:00,2026-11-30 20:30`,
    `${ben.email},Medical registrar on call,2026-11-30 20:00,2026-12-01 08:30`,
  ]
  const rota = async () => {
    const during = { from: '2026-11-29T00:00:00Z', until: '2026-12-03T00:00:00Z' }
    const { shifts } = await ada.ask(duty.openRota, during)
    return shifts.filter(({ personId }) => [ada.id, ben.id].includes(personId))
  }

  it('DUT19: all rows or none: one that is not right keeps them all out', async () => {
    const text = file().join('\n')
    const answered = await administrator.try(duty.importRota, { format: 'csv', text, rows: 'all-or-none' })
    expect(answered.ok ? null : answered.refusal).toMatchObject({
      code: 'bad-input',
      details: [{ path: 'line 3', problem: 'names somebody who is not here' }],
    })
    expect(await rota()).toEqual([])
  })

  it('DUT19: only the good ones, and the same file again adds nothing', async () => {
    const text = file().join('\n')
    const importing = { format: 'csv' as const, text, rows: 'only-good' as const }
    const first = await administrator.ask(duty.importRota, importing)
    expect(first).toMatchObject({ added: 2, unchanged: 0, left: [{ line: 3 }] })
    expect(await rota()).toMatchObject([
      { personId: ada.id, roleId: registrar, source: 'csv' },
      { personId: ben.id, from: '2026-11-30T20:00:00.000Z', until: '2026-12-01T08:30:00.000Z' },
    ])
    const since = hospital.published.length
    expect(await administrator.ask(duty.importRota, importing)).toMatchObject({ added: 0, unchanged: 2 })
    expect(hospital.published.length).toBe(since)
    const more = `${text}\n${ada.email},,2026-12-02 08:00,2026-12-02 16:00`
    expect(await administrator.ask(duty.importRota, { ...importing, text: more })).toMatchObject({
      added: 1,
      unchanged: 2,
    })
    expect(hospital.published.slice(since).map(({ type }) => type)).toEqual(['rota.changed'])
    expect(await rota()).toHaveLength(3)
  })

  it('DUT19: two who bring in the same file at once add it once', async () => {
    const text = [file()[0], file()[1], file()[3]].join('\n')
    const importing = { format: 'csv' as const, text, rows: 'all-or-none' as const }
    const answers = await Promise.all([1, 2].map(() => administrator.ask(duty.importRota, importing)))
    expect(answers.map(({ added }) => added).sort()).toEqual([0, 2])
    expect(await rota()).toHaveLength(2)
  })
})

/** One calendar of these events, each given by its lines. */
function calendar(...events: string[][]): string {
  const lines = events.flatMap((event) => ['BEGIN:VEVENT', ...event, 'END:VEVENT'])
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Rota//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n')
}

describe('a rota as iCalendar', () => {
  const event = (...more: string[]) => [
    `UID:${Math.random()}`,
    'SUMMARY:Medical registrar on call',
    `ATTENDEE;CN=Ada:mailto:${ada.email}`,
    ...more,
  ]
  const times = (text: string) => {
    const rota = readIcalendar(text)
    return rota.ok
      ? rota.rows.map(({ from, until }) => [from?.toISOString(), until?.toISOString()])
      : rota.problem
  }

  it('DUT19: reads what calendars write: UTC, London, a floating clock, Outlook’s name for it, whole days', async () => {
    const text = calendar(
      event('DTSTART:20260730T070000Z', 'DTEND:20260730T193000Z'),
      event('DTSTART;TZID=Europe/London:20260730T080000', 'DTEND;TZID=Europe/London:20260730T203000'),
      event('DTSTART:20260730T080000', 'DURATION:PT12H30M'),
      event('DTSTART;TZID=GMT Standard Time:20260730T080000', 'DTEND;TZID=GMT Standard Time:20260730T203000'),
      event('DTSTART;VALUE=DATE:20260730', 'DTEND;VALUE=DATE:20260731'),
    )
    const day = ['2026-07-30T07:00:00.000Z', '2026-07-30T19:30:00.000Z']
    expect(times(text)).toEqual([
      day,
      day,
      day,
      day,
      ['2026-07-29T23:00:00.000Z', '2026-07-30T23:00:00.000Z'],
    ])
    expect(await preview(text, 'icalendar')).toMatchObject(
      [4, 11, 18, 25, 32].map((line) => ({ line, personId: ada.id, roleId: registrar, problems: [] })),
    )
  })

  it('DUT19: an event repeats as its rule says, but for what was left out, moved or cancelled', () => {
    const repeating = [
      'UID:weekly',
      'SUMMARY:Medical registrar on call',
      `ATTENDEE:mailto:${ada.email}`,
      'DTSTART;TZID=Europe/London:20261019T200000',
      'DTEND;TZID=Europe/London:20261020T083000',
      'RRULE:FREQ=WEEKLY;COUNT=5',
      'EXDATE;TZID=Europe/London:20261026T200000',
    ]
    const moved = [
      'UID:weekly',
      'RECURRENCE-ID;TZID=Europe/London:20261102T200000',
      'SUMMARY:Medical registrar on call',
      'DTSTART;TZID=Europe/London:20261103T200000',
      'DTEND;TZID=Europe/London:20261104T083000',
    ]
    const cancelled = [
      'UID:weekly',
      'RECURRENCE-ID;TZID=Europe/London:20261109T200000',
      'DTSTART;TZID=Europe/London:20261109T200000',
      'DTEND;TZID=Europe/London:20261110T083000',
      'STATUS:CANCELLED',
    ]
    // Summer time ends on 25 October: the same time of day is another by UTC.
    expect(times(calendar(repeating, moved, cancelled))).toEqual([
      ['2026-10-19T19:00:00.000Z', '2026-10-20T07:30:00.000Z'],
      ['2026-11-03T20:00:00.000Z', '2026-11-04T08:30:00.000Z'],
      ['2026-11-16T20:00:00.000Z', '2026-11-17T08:30:00.000Z'],
    ])
  })

  it('DUT19: two people on one event have a shift each', async () => {
    const text = calendar(
      event(`ATTENDEE:MAILTO:${ben.email}`, 'DTSTART:20261130T080000Z', 'DTEND:20261130T200000Z'),
    )
    expect((await preview(text, 'icalendar')).map(({ personId }) => personId)).toEqual([ada.id, ben.id])
  })

  it('DUT19: says what stands in the way of an event', async () => {
    const during = ['DTSTART:20261130T080000Z', 'DTEND:20261130T200000Z']
    const text = calendar(
      ['UID:1', 'SUMMARY:Medical registrar on call', ...during],
      event('STATUS:CANCELLED', ...during),
      event('RRULE:FREQ=DAILY', ...during),
      event('RRULE:FREQ=DAILY;COUNT=500', ...during),
      event('DTSTART;TZID=Mars/Olympus:20261130T080000', 'DTEND;TZID=Mars/Olympus:20261130T200000'),
      ['UID:2', 'SUMMARY:Tea with the chief executive', `ATTENDEE:mailto:${ada.email}`, ...during],
    )
    expect(await problems(text, 'icalendar')).toEqual([
      ['names nobody'],
      ['is cancelled'],
      ['repeats without an end'],
      ['repeats too often'],
      ['is in a time zone that is not known'],
      ['names a role that is not here'],
    ])
  })

  it('DUT19: the same calendar again adds nothing', async () => {
    const text = calendar(
      event('RRULE:FREQ=DAILY;COUNT=3', 'DTSTART:20270104T080000Z', 'DTEND:20270104T200000Z'),
    )
    const importing = { format: 'icalendar' as const, text, rows: 'all-or-none' as const }
    expect(await administrator.ask(duty.importRota, importing)).toEqual({ added: 3, unchanged: 0, left: [] })
    expect(await administrator.ask(duty.importRota, importing)).toEqual({ added: 0, unchanged: 3, left: [] })
  })

  it.each(['not a calendar', 'BEGIN:VEVENT\r\nEND:VEVENT', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT'])(
    'one that is none is refused: %s',
    async (text) => {
      expect(await administrator.refused(duty.previewRota, { format: 'icalendar', text })).toBe('bad-input')
    },
  )

  it('an event without times is shown as one that cannot be read, and takes no other with it', async () => {
    const text = calendar(
      event(),
      event('DTSTART:20261130T080000Z', 'DTEND:20261130T200000Z'),
      event('DTSTART:2026113', 'DTEND:20261130T200000Z'),
    )
    const rows = await preview(text, 'icalendar')
    expect(rows.map(({ problems: some }) => some.length > 0)).toEqual([true, false, true])
  })
})
