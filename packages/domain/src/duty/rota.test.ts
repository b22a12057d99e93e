import type { RequiredCover } from '@baton/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isInForce, reachable } from './reachable.ts'
import { type Away, gapsOf, nextShiftOf, type OnRota, proposalsOf } from './rota.ts'

const at = (time: string) => new Date(`2026-11-26T${time}:00Z`)
const shift = (from: string, until: string, more: Partial<OnRota> = {}): OnRota => ({
  personId: 'ada',
  roleId: 'sho',
  from: at(from),
  until: at(until),
  ...more,
})
const away = (from: string, until: string, personId = 'ada'): Away => ({
  personId,
  from: at(from),
  until: at(until),
})

describe('what is proposed at sign-on', () => {
  const early = shift('06:00', '14:00')
  const late = shift('11:30', '20:00')
  const night = shift('20:00', '23:00')

  it('DUT13: shifts that are under way or begin within two hours, the nearest first', () => {
    expect(proposalsOf([night, late, early], [], at('10:00'))).toEqual([late, early])
    expect(proposalsOf([early], [], at('14:00'))).toEqual([])
    expect(proposalsOf([night], [], at('18:00'))).toEqual([])
    expect(proposalsOf([night], [], at('18:01'))).toEqual([night])
  })

  it('DUT15: none while their person is away', () => {
    expect(proposalsOf([early, late], [away('13:00', '18:00')], at('10:00'))).toEqual([])
    expect(proposalsOf([early], [away('13:00', '18:00', 'ben')], at('10:00'))).toEqual([early])
  })

  it('DUT16: the next shift is the one under way, or the first to come, and none that falls into time away', () => {
    expect(nextShiftOf([late, early], [], at('10:00'))).toEqual(at('06:00'))
    expect(nextShiftOf([late, early], [], at('15:00'))).toEqual(at('11:30'))
    expect(nextShiftOf([late, night], [away('12:00', '13:00')], at('10:00'))).toEqual(at('20:00'))
    expect(nextShiftOf([early], [], at('14:00'))).toBeNull()
  })
})

describe('gaps', () => {
  const role = (cover: RequiredCover) => ({ id: 'sho', cover })
  const day = { from: at('00:00'), until: at('23:00') }
  const gaps = (cover: RequiredCover, shifts: OnRota[], absences: Away[] = []) =>
    gapsOf(role(cover), shifts, absences, day).map(({ from, until }) => [
      from.toISOString().slice(11, 16),
      until.toISOString().slice(11, 16),
    ])
  const days: RequiredCover = { kind: 'hours', days: [4], from: '08:00', until: '20:00' }

  it('DUT14: what is required and nobody is on for, of this role only', () => {
    const shifts = [shift('08:00', '12:00'), shift('11:00', '13:00'), shift('15:00', '22:00')]
    expect(gaps(days, shifts)).toEqual([['13:00', '15:00']])
    expect(gaps(days, [shift('08:00', '20:00', { roleId: 'registrar' })])).toEqual([['08:00', '20:00']])
    expect(gaps({ kind: 'none' }, [])).toEqual([])
  })

  it('DUT14: the shift of someone who is away covers nothing meanwhile', () => {
    expect(gaps(days, [shift('08:00', '20:00')], [away('10:00', '11:00'), away('19:00', '23:00')])).toEqual([
      ['10:00', '11:00'],
      ['19:00', '20:00'],
    ])
  })

  it('DUT14: every minute that is required is either covered or in a gap, and never both', () => {
    const minute = fc.nat({ max: 23 * 60 })
    const stretch = fc.tuple(minute, minute).filter(([from, until]) => from < until)
    const moment = (minutes: number) => new Date(day.from.getTime() + minutes * 60_000)
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 6 }), fc.array(stretch, { maxLength: 3 }), (on, off) => {
        const shifts = on.map(([from, until]) => ({
          ...shift('00:00', '01:00'),
          from: moment(from),
          until: moment(until),
        }))
        const absences = off.map(([from, until]) => ({
          personId: 'ada',
          from: moment(from),
          until: moment(until),
        }))
        const found = gapsOf(role({ kind: 'always' }), shifts, absences, day)
        for (let minutes = 0; minutes < 23 * 60; minutes += 1) {
          const within = ([from, until]: readonly [number, number]) => from <= minutes && minutes < until
          const covered = on.some(within) && !off.some(within)
          const now = moment(minutes)
          expect(found.some((gap) => gap.from <= now && now < gap.until)).toBe(!covered)
        }
      }),
      { numRuns: 100, seed: 1 },
    )
  })
})

describe('who may be reached', () => {
  const override = { id: 'fire', from: at('10:00'), until: at('12:00'), endedAt: null }

  it('DUT17: whoever is on duty, and off duty whoever an override in force names', () => {
    expect(reachable(true, [override], at('11:00'))).toEqual({ by: 'duty' })
    expect(reachable(false, [override], at('11:00'))).toEqual({ by: 'override', overrideId: 'fire' })
    expect(reachable(false, [], at('11:00'))).toBeNull()
  })

  it('DUT18: an override is over at its end, or when it is ended', () => {
    expect(isInForce(override, at('11:59'))).toBe(true)
    expect(isInForce(override, at('12:00'))).toBe(false)
    expect(isInForce({ ...override, endedAt: at('11:00') }, at('11:00'))).toBe(false)
    expect(isInForce(override, at('09:59'))).toBe(false)
  })
})
