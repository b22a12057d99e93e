import { foldName } from '@baton/domain/patients/fold-name'
import type { Identity } from '@baton/domain/patients/same-person'
import type { Vault } from '../../../platform/vault/index.ts'
import type { NumberToken } from '../store/numbers.ts'
import { organisationScope } from '../words.ts'

/**
 * By which keyed numbers a record is known (PAT3): an NHS number counts with the birth date or the family name, and
 * alone only finds. The organisation's key must be open.
 */
export function numbersOf(vault: Vault, organisationId: string, identity: Identity): NumberToken[] {
  const { hospitalNumber, nhsNumber, birthDate, family } = identity
  const token = (text: string) =>
    vault.commitment(organisationScope(organisationId), `patient number|${text}`)
  const numbers: NumberToken[] = []
  if (hospitalNumber !== null) numbers.push({ kind: 'hospital', token: token(`hospital|${hospitalNumber}`) })
  if (nhsNumber === null) return numbers
  numbers.push({ kind: 'nhs', token: token(`nhs|${nhsNumber}`) })
  if (birthDate !== null) numbers.push({ kind: 'nhs-birth', token: token(`birth|${nhsNumber}|${birthDate}`) })
  const folded = foldName(family)
  if (folded !== '') numbers.push({ kind: 'nhs-family', token: token(`family|${nhsNumber}|${folded}`) })
  return numbers
}
