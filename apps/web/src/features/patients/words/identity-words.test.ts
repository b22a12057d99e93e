import { describe, expect, it } from 'vitest'
import { ageWords, bedWords, bornWords, nameWords, placeWords } from './identity-words.ts'

const today = new Date('2026-11-22T09:00:00Z')
const wardName = () => 'Taw Ward'

describe('who a patient is, in words', () => {
  it('writes the family name in capitals, also with an accent', () => {
    expect(nameWords({ family: 'O’Brién', given: 'Máire' })).toBe('O’BRIÉN, Máire')
  })

  it('says the day of birth with the age', () => {
    expect(bornWords({ birthDate: '1948-07-05', state: 'admitted' }, today)).toBe('5 July 1948, 78 years')
    expect(bornWords({ birthDate: '1948-11-23', state: 'admitted' }, today)).toBe(
      '23 November 1948, 77 years',
    )
    expect(bornWords({ birthDate: null, state: 'admitted' }, today)).toBe('not known')
  })

  it('lets nobody who has died grow older', () => {
    expect(bornWords({ birthDate: '1948-07-05', state: 'died' }, today)).toBe('5 July 1948')
  })

  it('counts a small child in days, weeks and months', () => {
    expect(ageWords('2026-11-21', today)).toBe('1 day')
    expect(ageWords('2026-09-20', today)).toBe('9 weeks')
    expect(ageWords('2025-08-22', today)).toBe('15 months')
    expect(ageWords('2027-01-01', today)).toBeUndefined()
  })

  it('turns a year older on the birthday itself, by the calendar in London', () => {
    expect(ageWords('2000-11-22', today)).toBe('26 years')
    expect(ageWords('2000-06-02', new Date('2026-06-01T23:30:00Z'))).toBe('26 years')
  })

  it('says where somebody is, and that they are only expected', () => {
    expect(placeWords({ wardId: 'w', bed: 'A3', state: 'admitted' }, wardName)).toBe('Taw Ward, bed A3')
    expect(placeWords({ wardId: 'w', bed: null, state: 'expected' }, wardName)).toBe('Expected on Taw Ward')
    expect(placeWords({ wardId: null, bed: null, state: 'discharged' }, wardName)).toBe('Discharged')
  })

  it('puts “bed” before a bare number of a bed only', () => {
    expect(['A3', 'B2-04', '12', 'Side room 1', 'Bay 2, bed 4'].map(bedWords)).toEqual([
      'bed A3',
      'bed B2-04',
      'bed 12',
      'Side room 1',
      'Bay 2, bed 4',
    ])
  })
})
