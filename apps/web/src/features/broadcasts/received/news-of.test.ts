import { expect, it } from 'vitest'
import { find } from '../../messaging/ward.fixture.ts'
import { received } from '../broadcasts.fixture.ts'
import { newsOf } from './news-of.ts'

const soonAfter = new Date('2026-11-26T14:02:30.000Z')

it('says who sent a broadcast that has just come, and never what it says', () => {
  expect(newsOf(received(), find, soonAfter)).toBe('Broadcast from Dr Tom Reilly')
})

it('says nothing of what I have seen, what was closed, and what came with a reconnection', () => {
  const at = '2026-11-26T14:02:10.000Z'
  expect(newsOf(received({ seenAt: at }), find, soonAfter)).toBeNull()
  expect(newsOf(received({ closedAt: at }), find, soonAfter)).toBeNull()
  expect(newsOf(received(), find, new Date('2026-11-26T14:05:00.000Z'))).toBeNull()
})
