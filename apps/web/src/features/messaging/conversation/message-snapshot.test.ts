import { describe, expect, it } from 'vitest'
import { amara, find, member, message, priya, sian, tom, ward } from '../ward.fixture.ts'
import { listed, messageSnapshot } from './message-snapshot.ts'

const around = {
  viewerId: amara.id,
  members: [member(amara), member(tom, { deliveredUpTo: 9 })],
  find,
  saved: false,
  teamIds: new Set([ward]),
  nameOfRole: () => 'Medical registrar on call',
  plain: (body: string) => body,
}

describe('a message as it is drawn', () => {
  it('says who is speaking and what they are', () => {
    expect(messageSnapshot(message(1, tom), around)).toMatchObject({
      own: false,
      author: { name: 'Dr Tom Reilly', role: 'Doctor, specialty registrar, Cardiology' },
      clock: '13:01',
      delivery: null,
      label: 'Dr Tom Reilly, Doctor, specialty registrar, Cardiology, 22 November 2026 at 13:01',
    })
  })

  it('AFF13 names a visitor with their organisation, as its author, in a quotation and among reactions', () => {
    const withSian = (id: string) => (id === sian.id ? sian : find(id))
    const snapshot = messageSnapshot(
      message(2, sian, {
        replyTo: { messageId: 'x', number: 1, authorId: sian.id, excerpt: 'Bed tonight?' },
        reactions: [{ emoji: '👍', personIds: [sian.id] }],
      }),
      { ...around, find: withSian },
    )
    const named = 'Siân Evans (Taw Community Hospital)'
    expect(snapshot).toMatchObject({ author: { name: named }, quote: { name: named } })
    expect(snapshot.reactions[0]?.label).toBe(`👍 from ${named}`)
    expect(snapshot.label).toContain(named)
  })

  it('says how far it came when it is mine, and not once it was withdrawn', () => {
    expect(messageSnapshot(message(1, amara), around).delivery).toEqual({
      state: 'delivered',
      count: 1,
      of: 1,
    })
    expect(messageSnapshot(message(1, amara, { body: null }), around).delivery).toBeNull()
  })

  it('mentions me by name or by a team of mine', () => {
    const mentioning = (id: string) => message(1, tom, { mentions: [{ kind: 'team', id }] })
    expect(messageSnapshot(mentioning(ward), around).mentionsMe).toBe(true)
    expect(messageSnapshot(mentioning(priya.id), around).mentionsMe).toBe(false)
  })

  it('quotes me as “You”, and a withdrawn message without words', () => {
    const replyTo = { messageId: message(1, amara).id, number: 1, authorId: amara.id, excerpt: null }
    expect(messageSnapshot(message(2, tom, { replyTo }), around).quote).toEqual({
      number: 1,
      name: 'You',
      excerpt: null,
    })
  })

  it('quotes no half of a mention’s code', () => {
    const excerpt = 'Could you ask <@person:01980000-0000-7000…'
    const replyTo = { messageId: message(1, tom).id, number: 1, authorId: tom.id, excerpt }
    expect(messageSnapshot(message(2, amara, { replyTo }), around).quote?.excerpt).toBe('Could you ask …')
  })

  it('names those who reacted, me first', () => {
    const reactions = [{ emoji: '👍', personIds: [tom.id, amara.id] }]
    expect(messageSnapshot(message(1, tom, { reactions }), around).reactions).toEqual([
      { emoji: '👍', count: 2, mine: true, label: '👍 from you and Dr Tom Reilly' },
    ])
  })

  it('keeps a list of names short', () => {
    expect(listed(['A', 'B', 'C', 'D', 'E'])).toBe('A, B and 3 others')
    expect(listed(['A'])).toBe('A')
  })

  it('says in whose name it was sent and how much it presses, and the reason where the words do not', () => {
    const pressing = message(1, tom, {
      asRoleId: ward,
      urgency: 'urgent',
      reason: 'NEWS2 6',
      body: 'Please come',
    })
    expect(messageSnapshot(pressing, around)).toMatchObject({
      asRole: 'Medical registrar on call',
      urgency: 'urgent',
      reason: 'NEWS2 6',
    })
    expect(messageSnapshot({ ...pressing, body: 'NEWS2 6' }, around).reason).toBeNull()
  })
})
