import fc from 'fast-check'
import { expect, it } from 'vitest'
import { daysLater, isZone, momentOf, wallTimeAt, weekdayOf } from './zoned-time.ts'

const wall = (year: number, month: number, day: number, hour: number, minute = 0) => ({
  year,
  month,
  day,
  hour,
  minute,
})
const said = (...at: Parameters<typeof wall>) => momentOf(wall(...at)).toISOString()

it('DUT2: the clock on the wall is an hour ahead of UTC in summer and with it in winter', () => {
  expect(said(2026, 7, 1, 8)).toBe('2026-07-01T07:00:00.000Z')
  expect(said(2026, 12, 1, 8)).toBe('2026-12-01T08:00:00.000Z')
})

it('DUT2: what the clock shows twice in autumn is the first; what it never shows in spring is an hour later', () => {
  expect(said(2026, 10, 25, 1, 30)).toBe('2026-10-25T00:30:00.000Z')
  expect(said(2026, 10, 25, 2)).toBe('2026-10-25T02:00:00.000Z')
  expect(said(2026, 3, 29, 1, 30)).toBe('2026-03-29T01:30:00.000Z')
  expect(wallTimeAt(new Date('2026-03-29T01:30:00.000Z'))).toMatchObject({ hour: 2, minute: 30 })
  expect(said(2026, 3, 29, 2)).toBe('2026-03-29T01:00:00.000Z')
})

it('DUT2: a moment shown on the wall and read off it again is that moment, but for the hour that comes twice', () => {
  const year = fc.date({ min: new Date('2025-01-01'), max: new Date('2032-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(year, fc.constantFrom('Europe/London', 'America/New_York', 'UTC'), (at, zone) => {
      const whole = new Date(Math.floor(at.getTime() / 1_000) * 1_000)
      const back = momentOf(wallTimeAt(whole, zone), zone)
      const apart = whole.getTime() - back.getTime()
      return apart === 0 || apart === 60 * 60_000
    }),
    { numRuns: 2_000, seed: 1 },
  )
})

it('knows days of the week, days to come over the end of a month, and which zones there are', () => {
  expect([weekdayOf(wall(2026, 11, 23, 0)), weekdayOf(wall(2026, 11, 29, 0))]).toEqual([1, 7])
  expect(daysLater(wall(2026, 2, 27, 8), 3)).toMatchObject({ month: 3, day: 2, hour: 8 })
  expect([isZone('Europe/London'), isZone('Mars/Olympus')]).toEqual([true, false])
})
