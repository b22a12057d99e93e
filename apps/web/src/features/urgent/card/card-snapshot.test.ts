import type { Escalation } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { amara, find, priya, sian, tom } from '../../messaging/ward.fixture.ts'
import { consultant, escalation, naming, now, outreach, page, registrar } from '../urgent.fixture.ts'
import { cardSnapshot } from './card-snapshot.ts'

const at = (clock: string) => `2026-11-26T${clock}:00.000Z`

function cardFor(viewerId: string, one: Escalation, moment = now) {
  const mine = one.pages.findLast(({ personId }) => personId === viewerId)
  return cardSnapshot({ escalation: one, page: mine }, naming(viewerId), moment)
}

describe('an urgent item', () => {
  it('says who needs what, since when, and whom to ring', () => {
    const card = cardFor(tom.id, escalation())
    expect(card).toMatchObject({
      urgency: { word: 'Urgent' },
      reason: 'NEWS2 6 and rising, bed 4',
      from: { name: 'Amara Okafor', role: 'Staff nurse' },
      raised: { words: '14:02, 3 minutes ago' },
      callBack: '4471',
    })
  })

  it('AFF5 says at which organisation it is that I visit, and offers what is open to visitors', () => {
    const there = { ...naming(amara.id), visited: { id: 'severn', name: 'Severn Burns Centre' } }
    const unnamed = { kind: 'role' as const, id: '01980000-0000-7000-9000-0000000000ff' }
    const [first] = escalation().rungs
    const one = escalation({ rungs: [...(first ? [first] : []), { target: unnamed, waitMs: 600_000 }] })
    const card = cardSnapshot({ escalation: one, page: undefined }, there, now)
    expect(card.to).toBe('Medical registrar on call, at Severn Burns Centre')
    expect(card.acts).toEqual(['cancel'])
    // Of a role that a visitor is not told of nothing is claimed.
    expect(card.next).toBe('If nobody accepts, a role is called in 7 minutes')
  })

  it('AFF13 says where whoever sent it is from, and rings nobody of another organisation', () => {
    const withSian = { ...naming(tom.id), find: (id: string) => (id === sian.id ? sian : find(id)) }
    const one = escalation({ raisedBy: sian.id })
    const { from } = cardSnapshot({ escalation: one, page: one.pages[0] }, withSian, now)
    expect(from).toMatchObject({ name: 'Siân Evans (Taw Community Hospital)', canBeRung: false })
    expect(cardFor(tom.id, escalation()).from.canBeRung).toBe(true)
  })

  it('tells delivered, seen and accepted apart, by name and time', () => {
    const words = (change: Partial<Escalation['pages'][number]>) => {
      const [step] = cardFor(amara.id, escalation({ pages: [page(change)] })).steps
      return [step?.name, step?.state, step?.words]
    }
    expect(words({})).toEqual(['Dr Tom Reilly', 'called', 'Called 14:02, not delivered yet'])
    expect(words({ deliveredAt: at('14:03') })).toEqual([
      'Dr Tom Reilly',
      'delivered',
      'Delivered 14:03, not seen yet',
    ])
    expect(words({ deliveredAt: at('14:03'), seenAt: at('14:04') })).toEqual([
      'Dr Tom Reilly',
      'seen',
      'Seen 14:04, not accepted',
    ])
    expect(words({ answer: 'accepted', answeredAt: at('14:05') })).toEqual([
      'Dr Tom Reilly',
      'accepted',
      'Accepted 14:05',
    ])
    expect(words({ answer: 'declined', answeredAt: at('14:05') })).toEqual([
      'Dr Tom Reilly',
      'declined',
      'Declined 14:05',
    ])
  })

  it('says who is called next and when, never early, with who that is now', () => {
    expect(cardFor(amara.id, escalation()).next).toBe(
      'If nobody accepts, Medical consultant on call (Priya Nair) is called in 7 minutes',
    )
    const last = escalation({ rung: 1, nextAt: at('14:06') })
    expect(cardFor(amara.id, last).next).toBe(
      'If nobody accepts, you and the coordinator are told in 60 seconds',
    )
  })

  it('shows a rung that nobody held as passed over, in its place', () => {
    const one = escalation({
      rung: 2,
      pages: [page(), page({ personId: priya.id, roleId: consultant.id, rung: 2, pagedAt: at('14:04') })],
      passedOver: [{ rung: 1, target: { kind: 'role', id: outreach.id }, at: at('14:04') }],
    })
    expect(cardFor(amara.id, one).steps.map(({ name, state }) => [name, state])).toEqual([
      ['Dr Tom Reilly', 'called'],
      ['Critical care outreach', 'passed-over'],
      ['Priya Nair', 'called'],
    ])
  })

  it('offers what the server would allow, and nothing else', () => {
    expect(cardFor(tom.id, escalation()).acts).toEqual(['accept', 'passOn', 'decline'])
    expect(cardFor(amara.id, escalation()).acts).toEqual(['cancel'])
    expect(cardFor(priya.id, escalation()).acts).toEqual([])
    const declined = escalation({ pages: [page({ answer: 'declined' })] })
    expect(cardFor(tom.id, declined).acts).toEqual(['accept'])
    const accepted = escalation({ state: 'accepted', acceptedBy: tom.id, acceptedAt: at('14:05') })
    expect(cardFor(tom.id, accepted).acts).toEqual(['complete', 'handOn'])
    expect(cardFor(amara.id, accepted).acts).toEqual(['cancel'])
    const done = escalation({ state: 'done', acceptedBy: tom.id, endedBy: tom.id, endedAt: at('14:20') })
    expect(cardFor(tom.id, done).acts).toEqual([])
  })

  it('says loudly when nobody is left, and how it ended', () => {
    const stuck = cardFor(amara.id, escalation({ state: 'exhausted', nextAt: null }))
    expect(stuck.state).toEqual({ tone: 'stuck', words: 'Nobody accepted, and nobody is left to call' })
    const accepted = escalation({ state: 'accepted', acceptedBy: tom.id, acceptedAt: at('14:05') })
    expect(cardFor(amara.id, accepted).state.words).toBe('Accepted by Dr Tom Reilly at 14:05')
    expect(cardFor(tom.id, accepted).state.words).toBe('Accepted by you at 14:05')
    const cancelled = escalation({ state: 'cancelled', endedBy: amara.id, endedAt: at('14:06') })
    expect(cardFor(tom.id, cancelled).state.words).toBe('Cancelled by Amara Okafor at 14:06')
  })

  it('says in whose name it was sent, and the NEWS2 total with what the College asks for', () => {
    const sbar = {
      patient: 'Mrs Jones',
      place: 'Taw Ward, bed 4',
      situation: '',
      background: '',
      assessment: 'Short of breath',
      recommendation: '',
      news2: 7,
    }
    const card = cardFor(tom.id, escalation({ asRoleId: registrar.id, sbar }))
    expect(card.from.role).toBe('Medical registrar on call')
    expect(card.about).toBe('Mrs Jones, Taw Ward, bed 4')
    expect(card.news2?.response).toContain('registrar or above')
    expect(card.sbar.map(({ term }) => term)).toEqual(['Assessment'])
  })
})
