import type { UrgentItem } from '@baton/client'
import type { Escalation } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { tom } from '../../messaging/ward.fixture.ts'
import { escalation, naming, now, page } from '../urgent.fixture.ts'
import { barSnapshot } from './bar-snapshot.ts'

describe('the bar at the top of every screen', () => {
  it('is not there when nothing asks anything of me', () => {
    expect(barSnapshot([], naming(tom.id), now)).toBeNull()
  })

  it('says the most pressing in a word, from whom, since when, and how many more', () => {
    const bar = barSnapshot([item('answer', { urgency: 'emergency' }), item('answer')], naming(tom.id), now)
    expect(bar).toMatchObject({
      word: 'Emergency',
      words: 'NEWS2 6 and rising, bed 4',
      about: 'from Amara Okafor, 3 minutes ago',
      others: 1,
      acceptId: escalation().id,
      look: 'emergency',
    })
  })

  it('says at which organisation it is, where that is another than mine', () => {
    const there = { ...naming(), visited: { id: 'severn', name: 'Severn Burns Centre' } }
    const bar = barSnapshot([item('stuck', { state: 'exhausted' })], there, now)
    expect(bar?.about).toBe('urgent, from You, at Severn Burns Centre, 3 minutes ago')
  })

  it('is loud when a ladder came to its end, and offers nothing that cannot be done', () => {
    const bar = barSnapshot([item('stuck', { state: 'exhausted' })], naming(), now)
    expect(bar).toMatchObject({ word: 'Nobody accepted', look: 'emergency', acceptId: null })
    expect(bar?.about).toBe('urgent, from You, 3 minutes ago')
  })

  it('keeps what I accepted in view, calmly, until it is done', () => {
    const held = barSnapshot([item('do'), item('do')], naming(tom.id), now)
    expect(held).toMatchObject({ word: 'You hold 2', look: 'held', announcement: '' })
  })
})

function item(asks: UrgentItem['asks'], change: Partial<Escalation> = {}): UrgentItem {
  return { asks, page: page(), concernsMe: true, escalation: escalation(change) }
}
