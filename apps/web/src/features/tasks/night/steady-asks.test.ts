import { expect, test } from 'vitest'
import type { Asking } from './night-snapshot.ts'
import { steadyAsks } from './steady-asks.ts'

const can = (...ids: string[]): Asking[] =>
  ids.map((personId) => ({ personId, name: personId, about: '', isAsked: false }))

test('a name never changes under a finger: whoever stands somewhere stays there, whatever they carry meanwhile', () => {
  const first = steadyAsks([], can('ann', 'ben', 'cy', 'di'))
  expect(first).toEqual(['ann', 'ben', 'cy'])
  expect(steadyAsks(first, can('di', 'cy', 'ben', 'ann'))).toEqual(first)
})

test('whoever can be asked no longer gives their place to the next', () => {
  expect(steadyAsks(['ann', 'ben', 'cy'], can('ann', 'cy', 'di'))).toEqual(['ann', 'di', 'cy'])
  expect(steadyAsks(['ann', 'ben'], can('ben'))).toEqual(['ben'])
})
