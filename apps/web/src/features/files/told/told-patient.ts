import type { Patient, StoredFile, ToldPatient } from '@baton/contract'
import { bornWords, nameWords } from '../../patients/words/identity-words.ts'

/** What another organisation is told of a patient of ours: who it is, and nothing else of the record (FIL104). */
export function toldOf({
  family,
  given,
  birthDate,
  nhsNumber,
}: Pick<Patient, 'family' | 'given' | 'birthDate' | 'nhsNumber'>): ToldPatient {
  return { family, given, birthDate, nhsNumber }
}

export interface ToldSnapshot {
  /** MARSH, Iris */
  readonly name: string
  readonly born: string
  readonly nhsNumber: string | null
}

/** Who was told of, as it is drawn. */
export function toldSnapshot(told: ToldPatient, today: Date): ToldSnapshot {
  return {
    name: nameWords(told),
    // Whether they live was not told.
    born: bornWords({ ...told, state: 'admitted' }, today),
    nhsNumber: told.nhsNumber,
  }
}

type Shown = Pick<StoredFile, 'patientId' | 'toldPatient' | 'addedBy'>

/**
 * Whether two pictures show one patient: the same record, or nobody; or the same was told of both, with a number that is
 * one person's alone or by somebody who knows whom they mean (FIL105).
 */
export function showsSame(one: Shown, other: Shown): boolean {
  const [told, also] = [one.toldPatient, other.toldPatient]
  if (!told || !also) return !told && !also && one.patientId === other.patientId
  const isSame =
    told.family === also.family &&
    told.given === also.given &&
    told.birthDate === also.birthDate &&
    told.nhsNumber === also.nhsNumber
  return isSame && (told.nhsNumber !== null || one.addedBy === other.addedBy)
}
