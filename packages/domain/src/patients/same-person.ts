import { foldName } from './fold-name.ts'

/** By what two records may be told to be about one person. */
export interface Identity {
  readonly family: string
  readonly birthDate: string | null
  readonly nhsNumber: string | null
  readonly hospitalNumber: string | null
}

/**
 * Whether two records are about one person (PAT3): the same hospital number, or the same NHS number together with the
 * birth date or the family name. An NHS number alone proves nothing: it may be mistyped, or another person's.
 */
export function isSamePerson(one: Identity, other: Identity): boolean {
  if (one.hospitalNumber !== null && one.hospitalNumber === other.hospitalNumber) return true
  if (one.nhsNumber === null || one.nhsNumber !== other.nhsNumber) return false
  return isSameBirthDate(one, other) || foldName(one.family) === foldName(other.family)
}

/** Whether what two records say of one person cannot both be true: then somebody must look. */
export function contradict(one: Identity, other: Identity): boolean {
  const both = one.nhsNumber !== null && other.nhsNumber !== null
  if (both && one.nhsNumber !== other.nhsNumber) return true
  if (both) return false
  const born = one.birthDate !== null && other.birthDate !== null && one.birthDate !== other.birthDate
  return born && foldName(one.family) !== foldName(other.family)
}

function isSameBirthDate(one: Identity, other: Identity): boolean {
  return one.birthDate !== null && one.birthDate === other.birthDate
}
