import { describe, expect, it } from 'vitest'
import { amara, find, now, priya, sian, tom } from '../ward.fixture.ts'
import { receiptsSnapshot } from './receipts-snapshot.ts'

describe('who has a message', () => {
  it('is told by name and time, in three groups that never mix', () => {
    const at = '2026-11-22T13:30:00.000Z'
    const snapshot = receiptsSnapshot(
      [
        { personId: tom.id, deliveredAt: at, seenAt: at },
        { personId: priya.id, deliveredAt: at, seenAt: null },
        { personId: amara.id, deliveredAt: null, seenAt: null },
      ],
      find,
      now,
    )
    expect(snapshot.seen).toMatchObject([{ name: 'Dr Tom Reilly', when: '30 minutes ago' }])
    expect(snapshot.delivered).toMatchObject([{ name: 'Priya Nair', role: 'Pharmacist' }])
    expect(snapshot.notYet).toMatchObject([{ name: 'Amara Okafor', when: null }])
  })

  it('AFF13 names a visitor with their organisation', () => {
    const withSian = (id: string) => (id === sian.id ? sian : find(id))
    const read = { personId: sian.id, deliveredAt: now.toISOString(), seenAt: now.toISOString() }
    expect(receiptsSnapshot([read], withSian, now).seen[0]?.name).toBe('Siân Evans (Taw Community Hospital)')
  })
})
