import type { UrgentItem } from '@baton/client'
import type { Duty, Escalation } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { tom } from '../../messaging/ward.fixture.ts'
import { escalation, page } from '../urgent.fixture.ts'
import { askedOf, emergencyOf } from './asked.ts'
import { type Rings, ringAt } from './ringing.ts'
import { lengthOf, patterns } from './sounds.ts'

const start = Date.parse('2026-11-26T14:02:00.000Z')
const minute = 60_000

describe('what may say that it asks something of me', () => {
  it('is everything while I am on duty, and while my duty is not known', () => {
    expect(askedOf([asks('answer'), asks('do'), asks(null)], dutyOf('on'))).toHaveLength(2)
    expect(askedOf([asks('answer')], undefined)).toHaveLength(1)
  })

  it('is nothing while I am off duty, save what an override called me to since', () => {
    const off = dutyOf('off', '2026-11-26T14:00:00.000Z')
    const before = asks('answer', {}, '2026-11-26T13:59:00.000Z')
    const under = asks('answer', {}, '2026-11-26T14:01:00.000Z')
    expect(askedOf([before, under, asks('stuck')], off)).toEqual([under])
    expect(askedOf([before], dutyOf('off', null))).toEqual([])
  })

  it('covers the screen for an emergency that I have not answered, and for nothing less', () => {
    const emergency = asks('answer', { urgency: 'emergency' })
    expect(emergencyOf([asks('answer'), emergency])).toBe(emergency)
    expect(emergencyOf([asks('answer'), asks('do', { urgency: 'emergency' })])).toBeUndefined()
  })
})

describe('the sound', () => {
  it('rings at once and then as often as the server calls again: urgent every 2 minutes, ten times', () => {
    expect(heard([asks('answer')], 40 * minute)).toHaveLength(11)
    expect(heard([asks('answer')], 5 * minute)).toEqual(['urgent', 'urgent', 'urgent'])
  })

  it('rings for an emergency every 45 seconds without end', () => {
    expect(heard([asks('answer', { urgency: 'emergency' })], 60 * minute)).toHaveLength(81)
  })

  it('is the loudest of what is due, and stops with the answer', () => {
    const both = [asks('answer'), asks('answer', { id: 'another', urgency: 'emergency' })]
    const { sound, rings } = ringAt(both, new Map(), start)
    expect(sound).toBe('emergency')
    expect(ringAt([asks('do')], rings, start + 5 * minute)).toEqual({ sound: null, rings: new Map() })
  })

  it('rings anew for whoever is called again by a later rung, and for a ladder that came to its end', () => {
    const { rings } = ringAt([asks('answer')], new Map(), start)
    const again = asks('answer', {}, '2026-11-26T14:20:00.000Z')
    expect(ringAt([again], rings, start + 1000).sound).toBe('urgent')
    expect(ringAt([asks('stuck')], rings, start + 1000).sound).toBe('stuck')
  })

  it('is another for each level, and ends before it begins again', () => {
    const shapes = new Set(Object.values(patterns).map(({ beeps }) => JSON.stringify(beeps)))
    expect(shapes.size).toBe(Object.keys(patterns).length)
    expect(lengthOf('crash')).toBeLessThan(10)
  })
})

/** Everything that is heard in so long, looking once a second. */
function heard(asked: readonly UrgentItem[], forMs: number): string[] {
  const all: string[] = []
  let rings: Rings = new Map()
  for (let at = start; at <= start + forMs; at += 1000) {
    const rung = ringAt(asked, rings, at)
    rings = rung.rings
    if (rung.sound) all.push(rung.sound)
  }
  return all
}

function asks(
  what: UrgentItem['asks'],
  change: Partial<Escalation> = {},
  pagedAt = '2026-11-26T14:02:00.000Z',
): UrgentItem {
  const mine = page({ pagedAt })
  return {
    asks: what,
    page: mine,
    concernsMe: true,
    escalation: escalation({ pages: [mine], ...change }),
  }
}

function dutyOf(state: Duty['state'], since: string | null = '2026-11-26T08:00:00.000Z'): Duty {
  return {
    personId: tom.id,
    state,
    from: 'site',
    since,
    until: null,
    placeId: null,
    telephone: null,
    focus: null,
    coverRoleId: null,
  }
}
