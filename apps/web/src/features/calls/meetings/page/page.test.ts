import type { Attendance, GuestLink } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { amina, call, daniel, ffion, invitedAs, mdt, naming, now, presentAs } from '../../calls.fixture.ts'
import { guestLinkRow } from './guest-link-row.ts'
import { meetingSnapshot } from './meeting-snapshot.ts'
import { recordSnapshot } from './record-snapshot.ts'

const asAmina = { ...naming, viewerId: amina }

describe('the page of a meeting', () => {
  it('lets whoever is asked join, reply and add it to a calendar, and whoever arranged it change it', () => {
    expect(meetingSnapshot(mdt(), naming, now).can).toEqual({
      join: true,
      reply: true,
      change: false,
      admitGuests: false,
      addToCalendar: true,
      seeRecord: false,
    })
    expect(meetingSnapshot(mdt(), asAmina, now).can).toMatchObject({
      reply: false,
      change: true,
      admitGuests: true,
    })
  })

  it('of a cancelled one lets nobody in (CAL31)', () => {
    const { can, tag } = meetingSnapshot(mdt({ cancelledAt: now.toISOString() }), asAmina, now)
    expect(tag?.word).toBe('Cancelled')
    expect(Object.values(can).some((may) => may)).toBe(false)
  })

  it('says of each whether they come, and who is in it', () => {
    const { people } = meetingSnapshot(mdt({ present: [presentAs(ffion)] }), naming, now)
    expect(people.map(({ name, state }) => `${name}: ${state.word}`)).toEqual([
      'Daniel Okafor: Not answered',
      'Ffion Rees: In it',
    ])
  })

  it('lets whoever is in it ring those who are not there, and not who said no (CAL7)', () => {
    const meeting = mdt({
      present: [presentAs(amina)],
      invited: [invitedAs(daniel, { state: 'asked' }), invitedAs(ffion, { state: 'declined' })],
    })
    const ringable = (one: typeof naming) =>
      meetingSnapshot(meeting, one, now).people.map(({ canRing }) => canRing)
    expect(ringable(asAmina)).toEqual([true, false])
    expect(ringable(naming)).toEqual([false, false])
  })

  it('of a call says who answered, and has its record when it is over (CAL25)', () => {
    const over = call({ endedAt: now.toISOString(), invited: [invitedAs(daniel, { state: 'declined' })] })
    const shown = meetingSnapshot(over, naming, now)
    expect(shown).toMatchObject({ title: 'Call with Amina Yusuf', can: { join: false, seeRecord: true } })
    expect(shown.people[0]?.state.word).toBe('Declined')
  })
})

describe('the record of a meeting', () => {
  const participant: Attendance['participant'] = {
    id: amina,
    personId: amina,
    name: 'Amina Yusuf',
    guest: null,
    state: 'left',
    host: true,
    joinedAt: now.toISOString(),
    microphone: false,
    camera: false,
    screen: false,
    handRaisedAt: null,
    silencedAt: null,
  }
  const stay = (from: string, until: string) => ({
    from: `2026-11-26T${from}:00.000Z`,
    until: `2026-11-26T${until}:00.000Z`,
  })

  it('says who was there from when to when, guests among them, with who let them in (CAL23)', () => {
    const guest = {
      ...participant,
      id: ffion,
      personId: null,
      name: null,
      guest: { name: 'Dr Hale', organisation: 'Barnfield Practice' },
    }
    const record = recordSnapshot(
      {
        attendance: [
          {
            participant,
            admittedBy: null,
            stays: [stay('14:00', '14:30'), stay('14:40', '15:00')],
            measure: null,
          },
          { participant: guest, admittedBy: amina, stays: [stay('14:05', '14:50')], measure: null },
        ],
        said: [{ id: amina, participantId: ffion, words: 'Good afternoon', at: now.toISOString() }],
      },
      naming,
    )
    expect(record.people).toMatchObject([
      { name: 'Amina Yusuf', times: '14:00 to 14:30, 14:40 to 15:00 (50 minutes)', notes: '' },
      { name: 'Dr Hale', about: 'Guest, Barnfield Practice', notes: 'Let in by Amina Yusuf' },
    ])
    expect(record.said).toMatchObject([{ name: 'Dr Hale', words: 'Good afternoon' }])
  })

  it('does not name whoever only waited', () => {
    const waited = { participant, admittedBy: null, stays: [], measure: null }
    expect(recordSnapshot({ attendance: [waited], said: [] }, naming).people).toEqual([])
  })
})

it('a link for guests says until when it works, and that it was taken back (CAL11)', () => {
  const link: GuestLink = {
    id: amina,
    madeBy: amina,
    madeAt: '2026-11-26T09:12:00.000Z',
    expiresAt: '2026-11-26T18:00:00.000Z',
    revokedAt: null,
  }
  expect(guestLinkRow(link, naming, now)).toMatchObject({
    title: 'Works until today 18:00',
    subtitle: 'Made by Amina Yusuf, today 09:12',
    isOpen: true,
  })
  expect(guestLinkRow({ ...link, revokedAt: now.toISOString() }, naming, now)).toMatchObject({
    title: 'Taken back',
    isOpen: false,
  })
  expect(guestLinkRow(link, naming, new Date('2026-11-26T18:00:00.000Z')).isOpen).toBe(false)
})
