import { describe, expect, test } from 'vitest'
import { aGuest, aMeeting, aParticipant, aRoom } from '../room.fixture.ts'
import { announcements } from './announcements.ts'

const [amina, daniel] = [aParticipant('amina', 'Amina Yusuf'), aParticipant('daniel', 'Daniel Okafor')]
const at = '2026-11-26T09:00:00.000Z'
const between = (before: Parameters<typeof aRoom>[0], after: Parameters<typeof aRoom>[0]) =>
  announcements(aRoom(before), aRoom(after))

describe('what is read out', () => {
  test('CAL15: who came, left, and whose line is down', () => {
    expect(between({ participants: [amina] }, {})).toEqual(['Daniel Okafor came in.'])
    const away = { participants: [amina, { ...daniel, state: 'away' as const }] }
    expect(between({}, away)).toEqual(['Daniel Okafor’s line is down.'])
    expect(between(away, {})).toEqual(['Daniel Okafor is back.'])
    expect(between({}, { participants: [amina, { ...daniel, state: 'left' as const }] })).toEqual([
      'Daniel Okafor left.',
    ])
  })

  test('a raised hand, a shared screen and what was written', () => {
    const after = { ...daniel, handRaisedAt: at, screen: true }
    const said = [{ id: '1', participantId: 'daniel', words: 'Bloods are back', at }]
    expect(between({}, { participants: [amina, after], said })).toEqual([
      'Daniel Okafor raised a hand.',
      'Daniel Okafor shares their screen.',
      'Daniel Okafor wrote: Bloods are back',
    ])
  })

  test('CAL10: who waits is said to colleagues and not to guests', () => {
    const rowan = aGuest('rowan', 'Rowan Hale', { state: 'waiting' })
    expect(between({}, { participants: [amina, daniel, rowan] })).toEqual([
      'Rowan Hale, guest from St Piran’s Hospice, waits to be let in.',
    ])
    const me = aGuest('amina', 'Erin Moss')
    expect(between({ participants: [me, daniel] }, { participants: [me, daniel, rowan] })).toEqual([])
  })

  test('CAL13, CAL16: that the meeting is locked, and that one is a host now', () => {
    expect(between({}, { meeting: aMeeting({ locked: true }), mayHost: true })).toEqual([
      'The meeting is locked.',
      'You are a host now.',
    ])
  })
})
