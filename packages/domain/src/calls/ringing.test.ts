import { expect, test } from 'vitest'
import { mayBeRung, missedHeading, ringHeading, ringsUntil, stateAtEnd, whomToRing } from './ringing.ts'

const byName = (personId: string) => ({ personId, roleId: null })

function ring(concerned: { personId: string; roleId: string | null }[], onDuty: string[], active = onDuty) {
  return whomToRing({
    concerned,
    callerId: 'nurse',
    active: new Set([...active, ...onDuty]),
    reachable: new Set(onDuty),
  })
}

test('CAL1: a call rings everybody else whom it concerns, each once', () => {
  const { rings } = ring(
    [byName('nurse'), byName('ward clerk'), byName('doctor'), byName('doctor')],
    ['nurse', 'doctor', 'ward clerk'],
  )
  expect(rings.map(({ personId }) => personId)).toEqual(['doctor', 'ward clerk'])
})

test('CAL4: whoever is called by name and through a role is called through the role', () => {
  const both = [byName('doctor'), { personId: 'doctor', roleId: 'registrar' }]
  expect(ring(both, ['doctor']).rings).toEqual([{ personId: 'doctor', roleId: 'registrar' }])
  expect(ring(both.toReversed(), ['doctor']).rings).toEqual([{ personId: 'doctor', roleId: 'registrar' }])
})

test('CAL5: whoever may not be reached is named and not rung, and who has left the hospital is neither', () => {
  const { rings, notRung } = ring(
    [byName('doctor'), byName('off duty'), byName('left')],
    ['doctor'],
    ['off duty'],
  )
  expect(rings).toEqual([byName('doctor')])
  expect(notRung).toEqual([byName('off duty')])
})

test('CAL2: it rings for 45 seconds', () => {
  const at = new Date('2026-03-02T08:00:00Z')
  expect(ringsUntil(at).getTime() - at.getTime()).toBe(45_000)
})

test('CAL7: whoever missed it may be rung again; not who said no, and not who is there', () => {
  expect(mayBeRung({ state: 'missed', inside: false })).toBe(true)
  expect(mayBeRung({ state: 'ringing', inside: false })).toBe(true)
  expect(mayBeRung({ state: null, inside: false })).toBe(true)
  expect(mayBeRung({ state: 'declined', inside: false })).toBe(false)
  expect(mayBeRung({ state: 'accepted', inside: true })).toBe(false)
})

test('CAL3: whoever still is rung when a call ends has missed it; other answers stand', () => {
  expect(stateAtEnd('ringing')).toBe('missed')
  expect(stateAtEnd('accepted')).toBe('accepted')
  expect(stateAtEnd('not-rung')).toBe('not-rung')
})

test('CAL27: a locked screen shows that somebody calls, and nothing else', () => {
  expect([ringHeading, missedHeading]).toEqual(['Call', 'Missed call'])
})
