import { expect, test } from 'vitest'
import {
  faultOfTimes,
  guestWaitsHeading,
  hostsAreTold,
  reminderAt,
  reminderHeading,
  wordHeadings,
} from './arranged.ts'

const at = new Date('2026-11-26T09:00:00Z')
const times = (startsAt: string, endsAt: string) => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
  at,
})

test('CAL28: a meeting ends after it begins, lasts a day at most, and is not arranged in the past', () => {
  expect(faultOfTimes(times('2026-11-26T13:00:00Z', '2026-11-26T14:00:00Z'))).toBeNull()
  expect(faultOfTimes(times('2026-11-26T08:58:00Z', '2026-11-26T10:00:00Z'))).toBeNull()
  expect(faultOfTimes(times('2026-11-26T13:00:00Z', '2026-11-26T13:00:00Z'))).toBe('backwards')
  expect(faultOfTimes(times('2026-11-26T13:00:00Z', '2026-11-27T13:01:00Z'))).toBe('too-long')
  expect(faultOfTimes(times('2026-11-26T08:00:00Z', '2026-11-26T10:00:00Z'))).toBe('past')
  expect(faultOfTimes(times('2029-11-26T13:00:00Z', '2029-11-26T14:00:00Z'))).toBe('too-far')
})

test('CAL30: a reminder is due ten minutes before, and never of what has just been arranged', () => {
  const startsAt = new Date('2026-11-26T13:00:00Z')
  expect(reminderAt({ startsAt, arrangedAt: at })).toEqual(new Date('2026-11-26T12:50:00Z'))
  expect(reminderAt({ startsAt, arrangedAt: new Date('2026-11-26T12:55:00Z') })).toBeNull()
})

test('CAL27: what is sent of a meeting names nobody and nothing', () => {
  expect([reminderHeading, guestWaitsHeading, ...Object.values(wordHeadings)]).toEqual([
    'A meeting begins in 10 minutes',
    'A guest waits to be let into a meeting',
    'You are asked to a meeting',
    'A meeting was changed',
    'A meeting was cancelled',
  ])
})

test('CAL10: of a guest who waits where no colleague is, hosts are told from a quarter of an hour before', () => {
  const startsAt = new Date('2026-11-26T09:20:00Z')
  expect(hostsAreTold({ startsAt, at })).toBe(false)
  expect(hostsAreTold({ startsAt: new Date('2026-11-26T09:15:00Z'), at })).toBe(true)
  expect(hostsAreTold({ startsAt: null, at })).toBe(true)
})
