import { describe, expect, it } from 'vitest'
import { amina, dutyOf, now } from '../duty.fixture.ts'
import { dutyLine } from './duty-words.ts'
import { stretchWords, untilWords } from './until-words.ts'

describe('whether someone can be turned to', () => {
  it('says until when they are on duty, as long as that is to come', () => {
    expect(dutyLine(dutyOf(amina), now)).toEqual({ state: 'on', words: 'On duty until 17:00' })
    const late = new Date('2026-11-26T17:20:00.000Z')
    expect(dutyLine(dutyOf(amina), late).words).toBe('On duty')
    expect(dutyLine(dutyOf(amina, { until: null }), now).words).toBe('On duty')
  })

  it('says when they are back, by the day', () => {
    const off = dutyOf(amina, { state: 'off', until: '2026-11-30T08:00:00.000Z' })
    expect(dutyLine(off, now)).toEqual({ state: 'off', words: 'Off duty until Mon 08:00' })
    expect(dutyLine({ ...off, until: null }, now).words).toBe('Off duty')
  })

  it('puts what they are busy with first, until it is over', () => {
    const focus = { words: 'in theatre', until: '2026-11-26T15:00:00.000Z' }
    expect(dutyLine(dutyOf(amina, { focus }), now)).toEqual({
      state: 'busy',
      words: 'In theatre until 15:00',
    })
    expect(dutyLine(dutyOf(amina, { focus }), new Date('2026-11-26T15:00:00.000Z')).state).toBe('on')
  })

  it('tells working from home apart', () => {
    expect(dutyLine(dutyOf(amina, { from: 'home' }), now)).toEqual({
      state: 'home',
      words: 'Working from home until 17:00',
    })
  })
})

describe('a moment to come', () => {
  it('is as short as is plain', () => {
    expect(untilWords('2026-11-26T23:59:00.000Z', now)).toBe('23:59')
    expect(untilWords('2026-11-27T07:30:00.000Z', now)).toBe('Fri 07:30')
    expect(untilWords('2026-12-07T08:00:00.000Z', now)).toBe('Mon 7 Dec 08:00')
  })

  it('is London time when the clocks change', () => {
    expect(untilWords('2027-03-28T07:00:00.000Z', new Date('2027-03-27T12:00:00.000Z'))).toBe('Sun 08:00')
  })

  it('names the day of an end only where it is another', () => {
    expect(stretchWords({ from: '2026-11-26T08:00:00.000Z', until: '2026-11-26T17:00:00.000Z' }, now)).toBe(
      '08:00 to 17:00',
    )
    expect(stretchWords({ from: '2026-11-26T20:00:00.000Z', until: '2026-11-27T08:30:00.000Z' }, now)).toBe(
      '20:00 to Fri 08:30',
    )
  })
})
