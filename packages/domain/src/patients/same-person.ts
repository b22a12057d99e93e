import { foldName } from './fold-name.ts'

/** By what two records may be told to be about one person. */
export interface Identity {
  readonly family: string
  readonly birthDate: string | null
  readonly nhsNumber: string | null
  readonly hospitalNumber: string | null
}

/** What one person alone has: with one of these in common two records are about one person. */
export type TellingKind = 'hospital' | 'nhs-birth' | 'nhs-family'

/**
 * What tells a person from all others (PAT3): the hospital number, and the NHS number together with the birth date or
 * the family name. An NHS number alone tells nothing: it may be mistyped, or another person's.
 */
export function tellingOf(identity: Identity): { readonly kind: TellingKind; readonly text: string }[] {
  const { hospitalNumber, nhsNumber, birthDate, family } = identity
  const telling: { kind: TellingKind; text: string }[] = []
  if (hospitalNumber !== null) telling.push({ kind: 'hospital', text: hospitalNumber })
  if (nhsNumber === null) return telling
  if (birthDate !== null) telling.push({ kind: 'nhs-birth', text: `${nhsNumber}|${birthDate}` })
  const folded = foldName(family)
  if (folded !== '') telling.push({ kind: 'nhs-family', text: `${nhsNumber}|${folded}` })
  return telling
}

/**
 * Whether what two records say of one person cannot both be true (PAT26): two NHS numbers, or, where not both have one,
 * another birth date together with another family name. Then somebody must look.
 */
export function contradict(one: Identity, other: Identity): boolean {
  if (one.nhsNumber !== null && other.nhsNumber !== null) return one.nhsNumber !== other.nhsNumber
  const born = one.birthDate !== null && other.birthDate !== null && one.birthDate !== other.birthDate
  return born && foldName(one.family) !== foldName(other.family)
}
