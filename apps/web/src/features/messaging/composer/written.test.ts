import { describe, expect, it } from 'vitest'
import {
  afterTyping,
  givesWay,
  mentionQueryAt,
  nothingWritten,
  type Written,
  withMention,
} from './written.ts'

const amara = { kind: 'person', id: '01980000-0000-7000-8000-00000000000a', name: 'Amara Okafor' } as const

/** “Ask @Amara Okafor about bed 4” */
function askingAmara(): Written {
  const typed: Written = { text: 'Ask @ama about bed 4', mentions: [] }
  const query = mentionQueryAt(typed, 8)
  if (!query) throw new Error('the query was not seen')
  return withMention(typed, query, 8, amara).written
}

describe('naming somebody in a message', () => {
  it('looks for a name from the @ to the caret', () => {
    expect(mentionQueryAt({ text: 'Ask @ama', mentions: [] }, 8)).toEqual({ start: 4, words: 'ama' })
    expect(mentionQueryAt({ text: '@', mentions: [] }, 1)).toEqual({ start: 0, words: '' })
  })

  it('does not take an e-mail address, a sentence or a finished mention for a name', () => {
    expect(mentionQueryAt({ text: 'ward7@nhs.example', mentions: [] }, 12)).toBeNull()
    expect(mentionQueryAt({ text: '@ama please come to bed', mentions: [] }, 23)).toBeNull()
    expect(mentionQueryAt({ text: '@ home', mentions: [] }, 6)).toBeNull()
    expect(mentionQueryAt(askingAmara(), 10)).toBeNull()
  })

  it('puts the whole name in, with the caret after it', () => {
    const typed: Written = { text: '@ama', mentions: [] }
    const query = { start: 0, words: 'ama' }
    expect(withMention(typed, query, 4, amara)).toEqual({
      written: { text: '@Amara Okafor ', mentions: [{ kind: 'person', id: amara.id, start: 0, end: 13 }] },
      caret: 14,
    })
  })
})

describe('typing around a mention', () => {
  it('keeps the mention on its name when words are put before or after it', () => {
    const before = afterTyping(askingAmara(), 'Please ask @Amara Okafor about bed 4')
    expect(before.mentions).toMatchObject([{ start: 11, end: 24 }])
    const after = afterTyping(askingAmara(), 'Ask @Amara Okafor about bed 4 now')
    expect(after.mentions).toMatchObject([{ start: 4, end: 17 }])
  })

  it('names nobody any more once the name itself was changed', () => {
    expect(afterTyping(askingAmara(), 'Ask @Amara Okaf about bed 4').mentions).toEqual([])
    expect(afterTyping(askingAmara(), '').mentions).toEqual([])
  })

  it('starts with nothing', () => {
    expect(afterTyping(nothingWritten, 'Hello')).toEqual({ text: 'Hello', mentions: [] })
  })
})

describe('a draft that comes from elsewhere', () => {
  const begun: Written = { text: 'As disc', mentions: [] }

  it('stands in an empty composer, also while one is about to write in it', () => {
    expect(givesWay(nothingWritten, 'As discussed', true)).toBe(true)
    expect(givesWay(nothingWritten, 'As discussed', false)).toBe(true)
  })

  it('never takes the place of words that are being written', () => {
    expect(givesWay(begun, 'As agreed', true)).toBe(false)
    expect(givesWay(begun, 'As agreed', false)).toBe(true)
  })

  it('that was sent or cleared there is cleared here', () => {
    expect(givesWay(begun, '', true)).toBe(true)
  })
})
