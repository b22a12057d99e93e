import { describe, expect, it } from 'vitest'
import { plainWords } from './plain-words.ts'

const amara = '01980000-0000-7000-8000-00000000000a'

describe('a message on one line', () => {
  it('has names for mentions and none of the marks', () => {
    const body = `**Ask** _now_ <@person:${amara}>\n- bloods\n- cannula\n\n> thanks`
    expect(plainWords(body, () => 'Amara Okafor')).toBe('Ask now @Amara Okafor bloods, cannula thanks')
  })

  it('keeps what only looks like markup', () => {
    expect(plainWords('2 * 3 <b>', () => '')).toBe('2 * 3 <b>')
  })
})
