import type { RequiredCover } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { mustBeCovered, requiredStretches } from './required-cover.ts'

const at = (text: string) => new Date(text)
const hours = (from: string, until: string, days = [1, 2, 3, 4, 5, 6, 7]): RequiredCover => ({
  kind: 'hours',
  days,
  from,
  until,
})
const during = (cover: RequiredCover, from: string, until: string) =>
  requiredStretches(cover, { from: at(from), until: at(until) }).map((stretch) => [
    stretch.from.toISOString().slice(0, 16),
    stretch.until.toISOString().slice(0, 16),
  ])

describe('when a role must have a holder', () => {
  it('DUT1: always is always, and none is never', () => {
    expect(mustBeCovered({ kind: 'always' }, at('2026-11-26T03:00:00Z'))).toBe(true)
    expect(mustBeCovered({ kind: 'none' }, at('2026-11-26T03:00:00Z'))).toBe(false)
    expect(during({ kind: 'always' }, '2026-11-26T03:00:00Z', '2026-11-26T04:00:00Z')).toEqual([
      ['2026-11-26T03:00', '2026-11-26T04:00'],
    ])
  })

  it.each([
    ['2026-11-26T07:59:59Z', false],
    ['2026-11-26T08:00:00Z', true],
    ['2026-11-26T18:29:59Z', true],
    ['2026-11-26T18:30:00Z', false],
    ['2026-11-28T10:00:00Z', false],
  ])('DUT2: on weekdays from 08:00 to 18:30, at %s: %s', (moment, covered) => {
    expect(mustBeCovered(hours('08:00', '18:30', [1, 2, 3, 4, 5]), at(moment))).toBe(covered)
  })

  it('DUT2: a Sunday night runs into Monday, and a Monday night does not begin on Sunday', () => {
    const sundays = hours('20:00', '08:00', [7])
    expect(mustBeCovered(sundays, at('2026-11-30T07:59:00Z'))).toBe(true)
    expect(mustBeCovered(sundays, at('2026-11-29T07:59:00Z'))).toBe(false)
    expect(mustBeCovered(sundays, at('2026-11-30T20:00:00Z'))).toBe(false)
  })

  it('DUT2: hours that begin when they end are the whole day', () => {
    expect(during(hours('08:00', '08:00', [4]), '2026-11-26T00:00:00Z', '2026-11-28T00:00:00Z')).toEqual([
      ['2026-11-26T08:00', '2026-11-27T08:00'],
    ])
  })

  it('DUT2: the night on which the clocks go back is an hour longer, the one on which they go forward an hour shorter', () => {
    const nights = hours('20:00', '08:00')
    expect(during(nights, '2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z')).toEqual([
      ['2026-10-24T19:00', '2026-10-25T08:00'],
    ])
    expect(during(nights, '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z')).toEqual([
      ['2026-03-28T20:00', '2026-03-29T07:00'],
    ])
  })

  it('DUT2: a summer morning is an hour earlier by UTC', () => {
    expect(mustBeCovered(hours('08:00', '20:00'), at('2026-07-01T07:00:00Z'))).toBe(true)
    expect(mustBeCovered(hours('08:00', '20:00'), at('2026-07-01T06:59:00Z'))).toBe(false)
  })
})
