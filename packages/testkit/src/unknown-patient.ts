import type { api, InputOf } from '@baton/contract'

/** Somebody of whom little is known. */
export const unknownPatient: InputOf<typeof api.patients.addPatient> = {
  family: 'Marsh',
  given: 'Iris',
  birthDate: '1948-07-05',
  sex: 'female',
  nhsNumber: null,
  hospitalNumber: null,
  consultant: null,
  alerts: [],
  wardId: null,
  bed: null,
}
