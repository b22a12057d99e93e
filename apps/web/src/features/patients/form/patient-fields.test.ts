import { patientDetails } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { aPatient } from '../patients.fixture.ts'
import { alertsIn, detailsOf, fieldsOf, noFields } from './patient-fields.ts'
import { rebase } from './rebase.ts'

describe('what is written of a patient', () => {
  it('is what is known of them, there and back', () => {
    const patient = aPatient()
    const { family, given, birthDate, sex, nhsNumber, hospitalNumber, consultant, alerts } = patient
    const known = { family, given, birthDate, sex, nhsNumber, hospitalNumber, consultant, alerts }
    expect(detailsOf(fieldsOf(patient))).toEqual(known)
  })

  it('sends nothing for what is empty, and no alert without words', () => {
    const fields = { ...noFields, family: 'Smith', given: 'Jo', alerts: '[{"kind":"allergy","words":" "}]' }
    expect(patientDetails.parse(detailsOf(fields))).toMatchObject({
      birthDate: null,
      nhsNumber: null,
      alerts: [],
    })
  })

  it('sends a day that cannot be read as it is, so that the server says so', () => {
    expect(detailsOf({ ...noFields, birthDate: '5/7/1948' }).birthDate).toBe('1948-07-05')
    const sent = detailsOf({ ...noFields, family: 'Smith', given: 'Jo', birthDate: 'July' })
    expect(patientDetails.safeParse(sent).error?.issues[0]?.path).toEqual(['birthDate'])
  })

  it('takes a draft that cannot be read for no alerts', () => {
    expect(alertsIn({ alerts: '{' })).toEqual([])
    expect(alertsIn({ alerts: '[{"kind":"dragon","words":"x"}]' })).toEqual([])
  })
})

describe('when somebody else corrects the same patient', () => {
  const base = fieldsOf(aPatient())

  it('what they changed is taken over, and what I wrote stays', () => {
    const mine = { ...base, given: 'Adaeze Grace' }
    const now = { ...base, consultant: 'Dr Tom Barrow' }
    const { fields, theirs, both } = rebase(base, mine, now)
    expect(fields).toMatchObject({ given: 'Adaeze Grace', consultant: 'Dr Tom Barrow' })
    expect([theirs, both]).toEqual([['consultant'], []])
  })

  it('what both changed differently stays as I wrote it and is pointed out', () => {
    const { fields, both } = rebase(base, { ...base, family: 'Okonkwo-Hale' }, { ...base, family: 'Okonjo' })
    expect(fields.family).toBe('Okonkwo-Hale')
    expect(both).toEqual(['family'])
  })

  it('what both changed alike is no conflict', () => {
    const same = { ...base, family: 'Okonjo' }
    expect(rebase(base, same, same)).toMatchObject({ theirs: [], both: [] })
  })
})
