import { expect, it } from 'vitest'
import { attentionOf } from './attention-of.ts'

it('counts what names me alone, and otherwise messages and broadcasts together', () => {
  const words = (messages: number, mentions: number, broadcasts: number) => {
    const { count, label } = attentionOf({ messages, mentions, broadcasts })
    return `${count} ${label}`
  }
  expect(words(5, 2, 1)).toBe('2 mentions of you')
  expect(words(5, 0, 0)).toBe('5 unread messages')
  expect(words(0, 0, 1)).toBe('1 broadcasts that wait for you')
  expect(words(5, 0, 1)).toBe('6 unread messages and broadcasts')
})
