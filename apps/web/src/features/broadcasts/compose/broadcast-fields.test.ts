import { describe, expect, it } from 'vitest'
import { team } from '../broadcasts.fixture.ts'
import { audienceIn, emptyFields, inputOf, mistakesIn, optionsIn } from './broadcast-fields.ts'

const whole = {
  ...emptyFields,
  audience: JSON.stringify([{ kind: 'team', id: team.id }]),
  body: ' Who can cover tonight? ',
  options: JSON.stringify(['I can come ', 'I cannot come']),
}

describe('a new broadcast', () => {
  it('says what is missing, each where it is', () => {
    expect(mistakesIn(emptyFields)).toEqual({
      audience: 'Choose whom it is for.',
      body: 'Write what they should know.',
    })
    expect(mistakesIn(whole)).toEqual({})
  })

  it('has words on every button, and no two alike', () => {
    const with2 = (first: string, second: string) =>
      mistakesIn({ ...whole, options: JSON.stringify([first, second]) }).options
    expect(with2('Yes', ' ')).toBe('Write on every button, or take it away.')
    expect(with2('Yes', 'yes')).toBe('Two buttons say the same.')
  })

  it('is sent without what was left empty', () => {
    expect(inputOf(whole)).toEqual({
      audience: [{ kind: 'team', id: team.id }],
      onlyOnDuty: false,
      urgency: 'routine',
      body: 'Who can cover tonight?',
      options: ['I can come', 'I cannot come'],
    })
  })

  it('reads nothing from a draft that somebody spoilt', () => {
    expect(audienceIn({ ...whole, audience: '[{"kind":"planet"}]' })).toEqual([])
    expect(optionsIn({ ...whole, options: '{' })).toEqual([])
  })
})
