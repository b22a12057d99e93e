import { expect, test } from 'vitest'
import { faultOfTimes, guestWaitsHeading, reminderAt, reminderHeading } from './arranged.ts'

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
  expect([reminderHeading, guestWaitsHeading]).toEqual([
    'A meeting begins in 10 minutes',
    'A guest waits to be let into a meeting',
  ])
})
