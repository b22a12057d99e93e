import { expect, test } from 'vitest'
import { checkRaces } from './check-races.ts'
import type { Race, Try } from './races.ts'

const won: Try = {
  commandId: 'one',
  personId: 'rana',
  road: 'http',
  ownerId: 'rana',
  code: null,
  saidOwnerId: null,
}
const lost: Try = {
  commandId: 'two',
  personId: 'connie',
  road: 'socket',
  ownerId: null,
  code: 'already-accepted',
  saidOwnerId: 'rana',
}
const good: Race = {
  taskId: 'bloods',
  tries: [won, lost],
  ownerId: 'rana',
  acceptedBy: ['rana'],
  shownOwners: ['rana', 'rana'],
}
const kinds = (race: Partial<Race>, audited: ReadonlySet<string> | null = null) =>
  checkRaces([{ ...good, ...race }], audited).map(({ kind }) => kind)

test('a race that one has won and of which the other was told who is in order', () => {
  expect(kinds({})).toEqual([])
  expect(kinds({ tries: [lost, won] }, new Set(['one']))).toEqual([])
})

test.each([
  ['two-have-it', { tries: [won, { ...won, personId: 'connie', ownerId: 'connie' }] }],
  ['nobody-has-it', { tries: [lost, lost] }],
  ['winner-has-it-not', { ownerId: 'connie' }],
  ['winner-has-it-not', { tries: [{ ...won, ownerId: 'connie' }, lost] }],
  ['loser-not-told-who', { tries: [won, { ...lost, saidOwnerId: 'connie' }] }],
  ['loser-not-told-who', { tries: [won, { ...lost, saidOwnerId: null }] }],
  ['loser-not-told-who', { tries: [won, { ...lost, code: 'internal-error' }] }],
  ['accepted-more-than-once', { acceptedBy: ['connie', 'rana'] }],
  ['accepted-more-than-once', { acceptedBy: [] }],
  ['shown-otherwise', { shownOwners: ['connie', 'rana'] }],
  ['shown-otherwise', { shownOwners: [] }],
] as const)('the checker finds %s: %j', (kind, race) => {
  expect(kinds(race)).toContain(kind)
})

test('the checker finds a loser who was audited and a winner who was not', () => {
  expect(kinds({}, new Set(['one', 'two']))).toEqual(['audited-otherwise'])
  expect(kinds({}, new Set())).toEqual(['audited-otherwise'])
})
