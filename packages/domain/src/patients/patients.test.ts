import type { Patient } from '@baton/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldName, nameWords } from './fold-name.ts'
import { isNhsNumber, showNhsNumber } from './nhs-number.ts'
import { covers, noTies, relationsOf, type Standing } from './relations.ts'
import { contradict, type Identity, tellingOf } from './same-person.ts'
import { byBed } from './ward-order.ts'

const valid =
  '9990000018 9990000026 9990000034 9990000042 9990000050 9990000069 9990000077 9990000085 9990000093 9990000107'

test('PAT2: the numbers kept for tests check; repeated digits, a wrong digit and a wrong length do not', () => {
  for (const number of valid.split(' ')) expect(isNhsNumber(number), number).toBe(true)
  for (const number of [
    '9991234567',
    '9990000019',
    '0000000000',
    '1111111111',
    '999000001',
    '99900000180',
    '99900000l8',
  ])
    expect(isNhsNumber(number), number).toBe(false)
  expect(showNhsNumber('9990000018')).toBe('999 000 0018')
})

test('PAT2: no single wrong digit, and no two neighbours that changed places, go unnoticed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...valid.split(' ')), fc.nat(9), fc.nat(9), (number, at, digit) => {
      const wrong = number.slice(0, at) + digit + number.slice(at + 1)
      if (wrong !== number) expect(isNhsNumber(wrong)).toBe(false)
      const swapped = number.slice(0, at) + (number[at + 1] ?? '') + (number[at] ?? '') + number.slice(at + 2)
      if (at < 9 && swapped !== number) expect(isNhsNumber(swapped)).toBe(false)
    }),
  )
})

const someone = { family: 'Marsh', birthDate: '1948-07-05', nhsNumber: '9990000018', hospitalNumber: null }

/** Two records are about one person when they have something in common that one person alone has. */
function isSamePerson(one: Identity, other: Identity): boolean {
  const known = tellingOf(one).map(({ kind, text }) => `${kind}|${text}`)
  return tellingOf(other).some(({ kind, text }) => known.includes(`${kind}|${text}`))
}

test('PAT3: an NHS number alone makes nobody the same; with the birth date or the family name it does', () => {
  expect(isSamePerson(someone, { ...someone, family: 'Okafor' })).toBe(true)
  expect(isSamePerson(someone, { ...someone, birthDate: null, family: 'MARSH' })).toBe(true)
  expect(isSamePerson(someone, { ...someone, birthDate: '1990-01-01', family: 'Okafor' })).toBe(false)
  expect(isSamePerson({ ...someone, nhsNumber: null }, { ...someone, nhsNumber: null })).toBe(false)
  const numbered = { ...someone, nhsNumber: null, hospitalNumber: 'M1' }
  expect(isSamePerson(numbered, { ...numbered, family: 'Other', birthDate: null })).toBe(true)
})

test('PAT26: two NHS numbers contradict each other, and so do another name with another birth date', () => {
  expect(contradict(someone, { ...someone, nhsNumber: '9990000026' })).toBe(true)
  expect(contradict(someone, { ...someone, family: 'Okafor', birthDate: '1990-01-01' })).toBe(false)
  const unnumbered = { ...someone, nhsNumber: null }
  expect(contradict(unnumbered, { ...someone, family: 'Okafor' })).toBe(false)
  expect(contradict(unnumbered, { ...someone, family: 'Okafor', birthDate: '1990-01-01' })).toBe(true)
  expect(contradict(unnumbered, { ...someone, family: 'Okafor', birthDate: null })).toBe(false)
})

test('PAT4: names are compared without case, accents, apostrophes and hyphens', () => {
  expect(foldName('O’BRIEN-Łukasz')).toBe('obrien lukasz')
  expect(foldName("D'Angelo")).toBe('dangelo')
  expect(foldName('St. John')).toBe('st john')
  expect(nameWords('Señor  Müller-Weiß')).toEqual(['senor', 'muller', 'weiss'])
  expect(nameWords('李 小龙')).toEqual(['李', '小龙'])
})

const inBed = (bed: string | null, state: Patient['state'] = 'admitted') => ({
  id: '1',
  state,
  bed,
  family: 'A',
  given: 'B',
})

test('PAT7: beds stand as a person counts them, then who has none, then who is expected', () => {
  const sorted = [
    inBed('Bay 10'),
    inBed(null),
    inBed('bay 2'),
    inBed('Bay 1', 'expected'),
    inBed('B2-04'),
  ].sort(byBed)
  expect(sorted.map(({ bed, state }) => [bed, state])).toEqual([
    ['B2-04', 'admitted'],
    ['bay 2', 'admitted'],
    ['Bay 10', 'admitted'],
    [null, 'admitted'],
    ['Bay 1', 'expected'],
  ])
})

const nobody: Standing = { dutyPlaceIds: new Set(), roles: [], teamPlaceIds: new Set() }
const ward = { wardId: 'ward', siteId: 'site' }
const now = new Date('2026-03-02T08:00:00Z')

test('PAT14: a relation that lasts for a time ends with it', () => {
  const enteredAt = new Date(now.getTime() - 24 * 3_600_000 + 1)
  expect(relationsOf(nobody, null, { ...noTies, enteredAt }, now)).toEqual(['entered'])
  expect(relationsOf(nobody, null, { ...noTies, enteredAt }, new Date(now.getTime() + 1))).toEqual([])
  const glassUntil = new Date(now.getTime() + 1)
  expect(relationsOf(nobody, null, { ...noTies, glassUntil }, now)).toEqual(['break-glass'])
  expect(relationsOf(nobody, null, { ...noTies, glassUntil }, glassUntil)).toEqual([])
})

test('PAT11: a role without place and site brings nobody, unless it coordinates', () => {
  const role = { siteId: null, placeId: null, coordinates: false }
  expect(covers(role, ward)).toBe(false)
  expect(covers({ ...role, coordinates: true }, ward)).toBe(true)
  expect(covers({ ...role, siteId: 'other', coordinates: true }, ward)).toBe(false)
  expect(covers({ ...role, siteId: 'site' }, ward)).toBe(true)
  expect(covers({ ...role, siteId: 'site', placeId: 'theatre' }, ward)).toBe(false)
})
