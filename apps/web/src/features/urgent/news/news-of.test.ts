import type { Escalation } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { amara, priya, tom } from '../../messaging/ward.fixture.ts'
import { escalation, naming, page } from '../urgent.fixture.ts'
import { newsOf } from './news-of.ts'

const told = (viewerId: string, change: Partial<Escalation>) =>
  newsOf(escalation(), escalation(change), naming(viewerId))

describe('a word about something urgent that has changed', () => {
  it('tells who sent it that somebody accepted, declined or finished it', () => {
    const accepted = { state: 'accepted', acceptedBy: tom.id } as const
    expect(told(amara.id, accepted)).toBe('Dr Tom Reilly accepted your urgent message')
    expect(told(amara.id, { pages: [page({ answer: 'declined' })] })).toBe(
      'Dr Tom Reilly declined your urgent message',
    )
    expect(told(amara.id, { state: 'done', endedBy: tom.id })).toBe(
      'Dr Tom Reilly says that your urgent message is done',
    )
  })

  it('says of which organisation whoever answered is, where that is another than mine', () => {
    const there = { ...naming(amara.id), visited: { id: 'severn', name: 'Severn Burns Centre' } }
    expect(newsOf(escalation(), escalation({ state: 'accepted', acceptedBy: tom.id }), there)).toBe(
      'Dr Tom Reilly (Severn Burns Centre) accepted your urgent message',
    )
  })

  it('tells who was called that they need not any more, by whom', () => {
    expect(told(tom.id, { state: 'accepted', acceptedBy: priya.id })).toBe(
      'Priya Nair accepted: you need not any more',
    )
    expect(told(tom.id, { state: 'cancelled', endedBy: amara.id })).toBe(
      'Amara Okafor cancelled the urgent message',
    )
  })

  it('says nothing of what I did myself, nor to who merely looks on, nor what it is about', () => {
    expect(told(tom.id, { state: 'accepted', acceptedBy: tom.id })).toBeNull()
    expect(told(amara.id, { state: 'cancelled', endedBy: amara.id })).toBeNull()
    expect(told(priya.id, { state: 'accepted', acceptedBy: tom.id })).toBeNull()
    expect(told(amara.id, { state: 'accepted', acceptedBy: tom.id })).not.toContain('NEWS2')
  })
})
