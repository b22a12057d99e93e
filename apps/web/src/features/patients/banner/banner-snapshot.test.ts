import { describe, expect, it } from 'vitest'
import { aPatient } from '../patients.fixture.ts'
import { bannerSnapshot } from './banner-snapshot.ts'
import { sameNames } from './same-names.ts'

const around = { today: new Date('2026-11-22T09:00:00Z'), wardName: () => 'Taw Ward' }

describe('the banner of a patient', () => {
  it('says all that tells two patients apart, and the gravest alert first', () => {
    expect(bannerSnapshot(aPatient(), around)).toEqual({
      name: 'OKONKWO, Adaeze',
      born: '5 July 1948, 78 years',
      nhsNumber: '9990000018',
      hospitalNumber: 'NDD1234',
      place: 'Taw Ward, bed A3',
      sex: 'Female',
      consultant: 'Dr Priya Raman',
      state: undefined,
      alerts: [
        { kind: 'allergy', words: 'Penicillin' },
        { kind: 'other', words: 'Hearing aid, left' },
      ],
      alertCount: '2 alerts',
    })
  })

  it('has a word for whoever is no longer there', () => {
    expect(bannerSnapshot(aPatient({ state: 'discharged', wardId: null, bed: null }), around)).toMatchObject({
      state: 'Discharged',
      place: 'Discharged',
    })
  })
})

describe('the mark “same name”', () => {
  const [one, two, other] = [
    aPatient({}, 1),
    aPatient({ family: 'OKONKWÓ' }, 2),
    aPatient({ family: 'Okoro' }, 3),
  ]

  it('stands at both of two patients of one family name, whatever its accents', () => {
    expect(sameNames([one, two, other])).toEqual(new Set([one.id, two.id]))
  })

  it('stands at nobody who is only listed twice', () => {
    expect(sameNames([one, one, other])).toEqual(new Set())
  })
})
