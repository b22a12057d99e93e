import fc from 'fast-check'
import { expect, test } from 'vitest'
import { needsWard, type Placed, type PlaceEvent, placeByEvent, usesWard } from './place-by-event.ts'

const nowhere: Placed = {
  state: 'expected',
  wardId: null,
  bed: null,
  admittedAt: null,
  dischargedAt: null,
  placedAt: new Date(0),
}

function at(minute: number): Date {
  return new Date(Date.UTC(2026, 2, 2, 8, minute))
}

function event(code: PlaceEvent['code'], minute: number, more: Partial<PlaceEvent> = {}): PlaceEvent {
  return {
    code,
    at: at(minute),
    wardId: 'ward',
    bed: null,
    isEmergency: false,
    hasDied: false,
    admittedAt: null,
    ...more,
  }
}

function after(events: readonly PlaceEvent[]): Placed {
  return events.reduce((placed, one) => placeByEvent(placed, one) ?? placed, nowhere)
}

test('PAT23: whatever the order in which they come, the place is that of the newest event that says one', () => {
  const codes = fc.constantFrom('A01', 'A02', 'A03', 'A11', 'A12', 'A13')
  const events = fc.uniqueArray(fc.tuple(fc.nat(500), codes, fc.constantFrom('one', 'two')), {
    selector: ([minute]) => minute,
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(events, fc.infiniteStream(fc.nat()), (told, chances) => {
      const happened = told.map(([minute, code, wardId]) => event(code, minute, { wardId }))
      const chance = new Map(happened.map((one) => [one, chances.next().value ?? 0]))
      const came = happened.toSorted((a, b) => (chance.get(a) ?? 0) - (chance.get(b) ?? 0))
      const inOrder = happened.toSorted((a, b) => a.at.getTime() - b.at.getTime())
      const [one, other] = [after(came), after(inOrder)]
      expect([one.state, one.wardId, one.placedAt]).toEqual([other.state, other.wardId, other.placedAt])
    }),
  )
})

test('PAT23: an event of the same moment counts as newer, since it came later', () => {
  expect(after([event('A01', 1), event('A02', 1, { wardId: 'other' })]).wardId).toBe('other')
})

test('PAT20: moving keeps when somebody was admitted, and being admitted again does not', () => {
  expect(after([event('A01', 1), event('A02', 5)]).admittedAt).toEqual(at(1))
  expect(after([event('A01', 1), event('A03', 5), event('A01', 9)]).admittedAt).toEqual(at(9))
  expect(after([event('A01', 1, { admittedAt: at(0) })]).admittedAt).toEqual(at(0))
})

test('PAT20: who has died outside the hospital is told of by a correction; who is inside by leaving', () => {
  const hasDied = true
  expect(after([event('A31', 1, { hasDied })]).state).toBe('died')
  expect(after([event('A01', 1), event('A31', 2, { hasDied })]).state).toBe('admitted')
  expect(after([event('A01', 1), event('A03', 2, { hasDied })]).state).toBe('died')
})

test('PAT25: the ward matters only where it is used', () => {
  const admitted = after([event('A01', 1)])
  expect(usesWard(event('A08', 2), nowhere)).toBe(false)
  expect(usesWard(event('A08', 2), admitted)).toBe(true)
  expect(usesWard(event('A04', 2), nowhere)).toBe(false)
  expect(usesWard(event('A04', 2, { isEmergency: true }), nowhere)).toBe(true)
  expect(usesWard(event('A31', 2), admitted)).toBe(false)
  expect(['A01', 'A02', 'A05', 'A08'].map((code) => needsWard(event(code as 'A01', 1)))).toEqual([
    true,
    true,
    false,
    false,
  ])
})
