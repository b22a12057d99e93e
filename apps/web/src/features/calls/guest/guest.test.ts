import { describe, expect, it } from 'vitest'
import { now } from '../calls.fixture.ts'
import { arrivedWith, keepGuest, recallGuest } from './guest-pass.ts'
import { guestFailure, guestSnapshot } from './guest-snapshot.ts'

const guest = { participantId: 'p', pass: 'a-pass' }

describe('a guest’s link', () => {
  it('is kept over a reload with the pass, and another link begins anew (CAL11)', () => {
    const kept = { secret: 'one', guest }
    expect(arrivedWith('', kept)).toBe(kept)
    expect(arrivedWith('#one', kept)).toBe(kept)
    expect(arrivedWith('#two', kept)).toEqual({ secret: 'two', guest: null })
    expect(arrivedWith('', undefined)).toBeUndefined()
    expect(arrivedWith('#%', undefined)).toBeUndefined()
  })

  it('is read again as it was kept, and never as anything else', () => {
    const held = new Map<string, string>()
    const storage = {
      getItem: (key: string) => held.get(key) ?? null,
      setItem: (key: string, value: string) => void held.set(key, value),
    }
    expect(recallGuest(storage)).toBeUndefined()
    keepGuest({ secret: 'one', guest }, storage)
    expect(recallGuest(storage)).toEqual({ secret: 'one', guest })
    held.set('baton.guest', '{"secret":7}')
    expect(recallGuest(storage)).toBeUndefined()
  })
})

it('a guest is shown whose meeting it is, what it is called and when; of a call no more than that (CAL12)', () => {
  const seen = {
    organisation: 'St Brannoc’s',
    title: null,
    startsAt: '2026-11-26T15:00:00.000Z',
    endsAt: '2026-11-26T16:00:00.000Z',
  }
  expect(guestSnapshot(seen, now)).toEqual({
    organisation: 'St Brannoc’s',
    title: 'A call',
    when: 'Today 15:00 to 16:00',
  })
})

it('a guest is told in their own words why they cannot come in', () => {
  const absent = { code: 'not-found', title: 'x', next: 'y' } as const
  expect(guestFailure(absent)).toMatchObject({ title: 'This link does not work.' })
  const attempts = { code: 'too-many-attempts', title: 'Too many attempts.', next: 'Wait.' } as const
  expect(guestFailure(attempts)).toBe(attempts)
})
