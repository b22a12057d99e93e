import type { Person } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { accessSnapshot } from './person-access-snapshot.ts'

const priya: Person = {
  id: 'priya',
  name: 'Priya Raman',
  profession: 'Pharmacist',
  grade: null,
  specialty: null,
  email: 'priya.raman@example.test',
  contact: { telephone: null, bleep: null },
  siteId: null,
  placeId: null,
  state: 'active',
  administrator: false,
}

const actionsFor = (person: Person, myId = 'someone-else') =>
  accessSnapshot(person, myId).actions.map((action) => action.id)

describe('what an administrator can do about access', () => {
  it('suspends someone who is active, and reinstates someone who is not', () => {
    expect(actionsFor(priya)).toEqual(['reset', 'make-administrator', 'suspend'])
    expect(actionsFor({ ...priya, state: 'suspended' })).toEqual(['reinstate'])
  })

  it('takes the administrator’s part from a colleague, never from oneself', () => {
    const administrator = { ...priya, administrator: true }
    expect(actionsFor(administrator)).toEqual(['reset', 'remove-administrator', 'suspend'])
    expect(actionsFor(administrator, 'priya')).toEqual([])
  })

  it('shuts a visitor out and lets them in again, and nothing else: their own organisation looks after them (AFF6)', () => {
    const visitor = { ...priya, visitorFrom: { id: 'moor-view', name: 'Moor View' } }
    expect(actionsFor(visitor)).toEqual(['shut-out'])
    expect(actionsFor({ ...visitor, state: 'suspended' })).toEqual(['let-in'])
    expect(accessSnapshot(visitor, 'someone-else').words).toBe('Visits from Moor View, and signs in there')
  })
})
