import { describe, expect, it } from 'vitest'
import { asAgo, asClock, asDateAndClock, asDay, asListTime, daysBetween } from './format-time.ts'

const now = new Date('2026-11-22T14:05:00Z')

describe('times on the ward', () => {
  it('uses the 24-hour clock and the whole date', () => {
    expect(asClock(new Date('2026-11-22T00:07:00Z'))).toBe('00:07')
    expect(asDateAndClock(now)).toBe('22 November 2026 at 14:05')
  })

  it('keeps London time through the end of summer time', () => {
    expect(asClock(new Date('2026-10-25T00:30:00Z'))).toBe('01:30')
    expect(asClock(new Date('2026-10-25T01:30:00Z'))).toBe('01:30')
    expect(daysBetween(new Date('2026-10-24T23:30:00Z'), new Date('2026-10-25T23:30:00Z'))).toBe(0)
  })

  it('names the day as people do', () => {
    expect(asDay(now, now)).toBe('Today')
    expect(asDay(new Date('2026-11-21T23:59:00Z'), now)).toBe('Yesterday')
    expect(asDay(new Date('2026-11-18T09:00:00Z'), now)).toBe('Wednesday 18 November 2026')
  })

  it('is short at the edge of a row', () => {
    expect(asListTime(new Date('2026-11-22T08:01:00Z'), now)).toBe('08:01')
    expect(asListTime(new Date('2026-11-21T08:01:00Z'), now)).toBe('Yesterday')
    expect(asListTime(new Date('2026-11-17T08:01:00Z'), now)).toBe('Tuesday')
    expect(asListTime(new Date('2026-11-03T08:01:00Z'), now)).toBe('3 Nov')
    expect(asListTime(new Date('2025-11-03T08:01:00Z'), now)).toBe('3 Nov 2025')
  })

  it('says how long ago', () => {
    expect(asAgo(new Date('2026-11-22T14:04:40Z'), now)).toBe('just now')
    expect(asAgo(new Date('2026-11-22T14:04:00Z'), now)).toBe('1 minute ago')
    expect(asAgo(new Date('2026-11-22T11:05:00Z'), now)).toBe('3 hours ago')
    expect(asAgo(new Date('2026-11-21T18:30:00Z'), now)).toBe('yesterday at 18:30')
    expect(asAgo(new Date('2026-11-01T18:30:00Z'), now)).toBe('1 November 2026 at 18:30')
  })
})
