import { describe, expect, it } from 'vitest'
import {
  amina,
  call,
  daniel,
  ffion,
  invitedAs,
  mdt,
  naming,
  now,
  registrar,
  respiratory,
} from '../calls.fixture.ts'
import { aboutWords, lengthWords, listed, repeatWords, titleOf, whenWords } from './meeting-words.ts'

describe('what a meeting is called', () => {
  it('is its title, and for a call who is in it, without me', () => {
    expect(titleOf(mdt(), naming)).toBe('Lung MDT')
    expect(titleOf(call(), naming)).toBe('Call with Amina Yusuf')
    expect(titleOf(call({ invited: [invitedAs(daniel), invitedAs(ffion)] }), naming)).toBe(
      'Call with Amina Yusuf and Ffion Rees',
    )
    expect(titleOf(call({ invited: [invitedAs(daniel)] }), { ...naming, viewerId: amina })).toBe(
      'Call with Daniel Okafor',
    )
  })

  it('is for a role or a team what was called', () => {
    expect(titleOf(call({ about: { kind: 'role', id: registrar } }), naming)).toBe(
      'Call to Medical registrar on call',
    )
    expect(titleOf(call({ about: { kind: 'team', id: respiratory } }), naming)).toBe(
      'Call to Respiratory team',
    )
  })

  it('never says which patient, task or conversation it is about', () => {
    const about = (kind: 'patient' | 'task' | 'conversation' | 'page') =>
      aboutWords({ kind, id: amina }, naming)
    expect(about('patient')).toBe('About a patient')
    expect(about('task')).toBe('About a task')
    expect(about('conversation')).toBe('From a conversation')
    expect(about('page')).toBe('About something urgent')
    expect(aboutWords({ kind: 'person', id: amina }, naming)).toBe('')
  })
})

describe('when a meeting is', () => {
  it('is said as people say it', () => {
    expect(whenWords(mdt(), now)).toBe('Today 15:00 to 16:00')
    const tomorrow = { startsAt: '2026-11-27T09:00:00.000Z', endsAt: '2026-11-27T09:30:00.000Z' }
    expect(whenWords(tomorrow, now)).toBe('Tomorrow 09:00 to 09:30')
    const later = { startsAt: '2026-12-03T15:00:00.000Z', endsAt: '2026-12-03T16:00:00.000Z' }
    expect(whenWords(later, now)).toBe('Thursday 3 December 2026, 15:00 to 16:00')
    expect(whenWords({ startsAt: null, endsAt: null }, now)).toBe('Now')
  })

  it('is by the organisation’s clock, in summer too (CAL28)', () => {
    const summer = { startsAt: '2027-06-03T08:00:00.000Z', endsAt: '2027-06-03T08:30:00.000Z' }
    expect(whenWords(summer, now)).toBe('Thursday 3 June 2027, 09:00 to 09:30')
  })

  it('says how often it comes, and until when', () => {
    expect(repeatWords({ every: 'weekday', until: '2027-03-31' })).toBe('Every weekday until 31 March 2027')
    expect(repeatWords(null)).toBe('')
  })

  it('says how long it was', () => {
    expect(lengthWords(41_000)).toBe('41 seconds')
    expect(lengthWords(60_000)).toBe('1 minute')
    expect(lengthWords(65 * 60_000)).toBe('1 hour 5 minutes')
    expect(lengthWords(120 * 60_000)).toBe('2 hours')
  })
})

it('names stand in a row as in a sentence', () => {
  expect(listed([])).toBe('')
  expect(listed(['Amina'])).toBe('Amina')
  expect(listed(['Amina', 'Ben', 'Ffion'])).toBe('Amina, Ben and Ffion')
})
