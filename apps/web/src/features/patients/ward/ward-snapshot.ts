import type { Patient } from '@baton/contract'
import { sameNames } from '../banner/same-names.ts'
import { patientsIn } from '../patients-snapshot.ts'
import { bedWords } from '../words/identity-words.ts'

export interface WardRow {
  readonly patient: Patient
  readonly bed: string
  readonly isSameName: boolean
}

export interface WardSnapshot {
  /** “12 patients, 2 expected”. */
  readonly words: string
  readonly here: readonly WardRow[]
  readonly expected: readonly WardRow[]
}

/** The bed list of a ward: who is there, by bed, and below it who is expected. */
export function wardSnapshot(patients: readonly Patient[]): WardSnapshot {
  const alike = sameNames(patients)
  const rows = patients.map((patient) => ({
    patient,
    bed: patient.bed === null ? 'No bed yet' : bedOf(patient.bed),
    isSameName: alike.has(patient.id),
  }))
  const here = rows.filter(({ patient }) => patient.state !== 'expected')
  const expected = rows.filter(({ patient }) => patient.state === 'expected')
  const more = expected.length === 0 ? '' : `, ${expected.length} expected`
  return { words: `${patientsIn(here.length)}${more}`, here, expected }
}

function bedOf(bed: string): string {
  const words = bedWords(bed)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
