import type { UrgentItem } from '@baton/client'
import { describe, expect, it } from 'vitest'
import { escalation, page } from '../urgent.fixture.ts'
import { listSnapshot } from './list-snapshot.ts'

describe('the list of what is urgent', () => {
  it('puts what waits for me first and what ended last, and leaves out empty groups', () => {
    const groups = listSnapshot({ open: [item('do'), item(null), item('answer')], ended: [item(null)] })
    expect(groups.map(({ title }) => title)).toEqual([
      'Waiting for you',
      'You accepted',
      'On the way',
      'Ended',
    ])
  })

  it('leaves out what I can see in a conversation and is not mine', () => {
    expect(listSnapshot({ open: [{ ...item(null), concernsMe: false }], ended: [] })).toEqual([])
  })
})

function item(asks: UrgentItem['asks']): UrgentItem {
  return { asks, page: page(), concernsMe: true, escalation: escalation() }
}
