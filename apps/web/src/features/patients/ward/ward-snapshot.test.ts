import { expect, it } from 'vitest'
import { aPatient } from '../patients.fixture.ts'
import { wardSnapshot } from './ward-snapshot.ts'

it('a ward has its patients by bed and below them those who are expected, and marks those of one name', () => {
  const ward = wardSnapshot([
    aPatient({ bed: 'A3' }, 1),
    aPatient({ family: 'Smith', bed: null }, 2),
    aPatient({ given: 'Chidi', state: 'expected', bed: null }, 3),
  ])
  expect(ward.words).toBe('2 patients, 1 expected')
  expect(ward.here.map(({ bed, isSameName }) => [bed, isSameName])).toEqual([
    ['Bed A3', true],
    ['No bed yet', false],
  ])
  expect(ward.expected.map(({ isSameName }) => isSameName)).toEqual([true])
})

it('an empty ward says so', () => {
  expect(wardSnapshot([]).words).toBe('No patients')
})
