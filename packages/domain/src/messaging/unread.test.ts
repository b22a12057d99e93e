import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countedAfterMessage, readingAfterOwnMessage, readingAfterSeen, unreadOf } from './unread.ts'

const fresh = { visibleAfter: 0, deliveredUpTo: 0, seenUpTo: 0 }

describe('unread', () => {
  test('RT43: unread equals what counting would give, whatever is sent and seen', () => {
    const step = fc.oneof(fc.constantFrom('mine', 'theirs'), fc.nat(30))
    fc.assert(
      fc.property(fc.array(step), fc.nat(5), (steps, visibleAfter) => {
        let reading = { ...fresh, visibleAfter }
        let counted = { ownUnseen: 0, unreadMentions: 0 }
        const authors: string[] = Array.from({ length: visibleAfter }, () => 'theirs')
        for (const step of steps) {
          if (typeof step === 'number') {
            const upTo = Math.min(authors.length, step)
            reading = readingAfterSeen(reading, upTo)
            const above = authors.slice(Math.max(reading.seenUpTo, visibleAfter))
            counted = { ...counted, ownUnseen: above.filter((author) => author === 'mine').length }
          } else {
            authors.push(step)
            const own = step === 'mine'
            counted = countedAfterMessage(counted, reading, {
              number: authors.length,
              own,
              mentionsMe: false,
            })
            if (own) reading = readingAfterOwnMessage(reading, authors.length)
          }
          const above = authors.slice(Math.max(reading.seenUpTo, visibleAfter))
          const expected = above.filter((author) => author === 'theirs').length
          expect(unreadOf(authors.length, reading, counted.ownUnseen)).toBe(expected)
        }
      }),
    )
  })

  test('RT43: answering after an unseen message does not mark that message as seen', () => {
    const reading = { visibleAfter: 0, deliveredUpTo: 3, seenUpTo: 3 }
    expect(readingAfterOwnMessage(reading, 5)).toEqual(reading)
    expect(readingAfterOwnMessage(reading, 4)).toEqual({ visibleAfter: 0, deliveredUpTo: 4, seenUpTo: 4 })
  })

  test('what was seen was delivered, and neither goes back', () => {
    const seen = readingAfterSeen(fresh, 4)
    expect(seen).toEqual({ visibleAfter: 0, deliveredUpTo: 4, seenUpTo: 4 })
    expect(readingAfterSeen(seen, 2)).toBe(seen)
  })
})
