import type { Patient } from '@baton/contract'

export const tawWard = '01980000-0000-7000-8000-0000000000a1'
export const torridgeWard = '01980000-0000-7000-8000-0000000000a2'

const id = (number: number) => `01980000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`

/** Adaeze Okonkwo, in bed A3 of Taw Ward. */
export function aPatient(change: Partial<Patient> = {}, number = 1): Patient {
  return {
    id: id(number),
    family: 'Okonkwo',
    given: 'Adaeze',
    birthDate: '1948-07-05',
    sex: 'female',
    nhsNumber: '9990000018',
    hospitalNumber: 'NDD1234',
    consultant: 'Dr Priya Raman',
    alerts: [
      { kind: 'other', words: 'Hearing aid, left' },
      { kind: 'allergy', words: 'Penicillin' },
    ],
    state: 'admitted',
    wardId: tawWard,
    bed: 'A3',
    admittedAt: '2026-11-20T10:00:00.000Z',
    dischargedAt: null,
    mergedIntoId: null,
    source: 'entered',
    version: 1,
    ...change,
  }
}
