import { describe, expect, it } from 'vitest'
import { amara, member, message, priya, tom } from '../ward.fixture.ts'
import { deliveryOf, deliverySentence, deliveryWords } from './delivery.ts'

const mine = message(5, amara)
const me = member(amara, { deliveredUpTo: 9, seenUpTo: 9 })

describe('how far my message has come', () => {
  it('is sent while nobody has it: I do not count as one of those who saw it', () => {
    expect(deliveryOf(mine, [me, member(tom)])).toEqual({ state: 'sent' })
  })

  it('is delivered to some, seen by some, and never taken for more', () => {
    const delivered = [me, member(tom, { deliveredUpTo: 5 }), member(priya)]
    expect(deliveryOf(mine, delivered)).toEqual({ state: 'delivered', count: 1, of: 2 })
    const seen = [me, member(tom, { deliveredUpTo: 5, seenUpTo: 5 }), member(priya, { deliveredUpTo: 4 })]
    expect(deliveryOf(mine, seen)).toEqual({ state: 'seen', count: 1, of: 2 })
  })

  it('does not wait for those who joined later and cannot see it', () => {
    const members = [me, member(tom, { deliveredUpTo: 5, seenUpTo: 5 }), member(priya, { visibleAfter: 5 })]
    expect(deliveryOf(mine, members)).toEqual({ state: 'seen', count: 1, of: 1 })
  })

  it('is said in words that differ', () => {
    const delivered = { state: 'delivered', count: 3, of: 12 } as const
    const seen = { state: 'seen', count: 12, of: 12 } as const
    expect(deliveryWords(delivered)).toBe('Delivered 3 of 12')
    expect(deliverySentence(delivered)).toBe('Delivered to 3 of 12, seen by none yet')
    expect(deliveryWords(seen)).toBe('Seen by all')
    expect(deliverySentence({ state: 'queued' })).toBe('Kept on this device, not sent yet')
  })
})
