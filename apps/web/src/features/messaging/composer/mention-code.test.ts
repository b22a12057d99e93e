import { describe, expect, it } from 'vitest'
import { fromBody, toBody } from './mention-code.ts'
import { afterTyping } from './written.ts'

const amara = '01980000-0000-7000-8000-00000000000a'
const ward = '01980000-0000-7000-8000-00000000000b'
const names = ({ id }: { id: string }) => (id === amara ? 'Amara Okafor' : 'Ward 7')
const body = `Ask <@person:${amara}> or <@team:${ward}> please`

describe('a mention in a message', () => {
  it('is read as a name and sent as an id', () => {
    const written = fromBody(body, names)
    expect(written.text).toBe('Ask @Amara Okafor or @Ward 7 please')
    expect(toBody(written)).toBe(body)
  })

  it('keeps naming the same person while words around it are corrected', () => {
    const begun = afterTyping(fromBody(body, names), 'Please ask @Amara Okafor or @Ward 7 please')
    const corrected = afterTyping(begun, 'Please ask @Amara Okafor or @Ward 7 now')
    expect(toBody(corrected)).toBe(`Please ask <@person:${amara}> or <@team:${ward}> now`)
  })

  it('leaves a text without mentions as it is', () => {
    expect(fromBody('plain <b>', names)).toEqual({ text: 'plain <b>', mentions: [] })
  })
})
