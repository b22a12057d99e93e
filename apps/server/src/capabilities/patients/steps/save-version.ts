import { createScopeKey, openScopes, type Vault } from '../../../platform/vault/index.ts'
import { tokensOf } from '../search/tokens.ts'
import { findByNumbers, type NumberToken, replaceNumbers } from '../store/numbers.ts'
import { type PatientRow, readRecords, savePatient } from '../store/patients.ts'
import type { Whole } from '../whole.ts'
import { type Details, organisationScope, patientScope, sealDetails } from '../words.ts'
import type { Deed } from './deed.ts'
import { numbersOf } from './numbers-of.ts'

/** What a patient is to be. */
export interface Next {
  readonly row: Omit<PatientRow, 'details' | 'version' | 'organisationId'>
  readonly details: Details
}

/**
 * Saves a patient as they are to be: the next version of one that is locked, or the first of a new one. Two that enter
 * one number at once cannot both commit.
 */
export async function saveVersion(deed: Deed, vault: Vault, was: Whole | null, next: Next): Promise<Whole> {
  const { transaction, organisationId, personId, at } = deed
  await openScopes(transaction, vault, [{ scope: organisationScope(organisationId) }])
  const { id } = next.row
  const version = (was?.row.version ?? 0) + 1
  const own = patientScope({ organisationId, id })
  const scope = was === null ? await createScopeKey(transaction, vault, own) : (was.scope ?? own)
  const details = sealDetails(vault, scope, { id, version }, next.details)
  const row: PatientRow = { ...next.row, organisationId, details, version }
  const tokens = tokensOf(vault, organisationId, next.details)
  savePatient(transaction, row, { tokens, personId, at })
  const numbers = numbersOf(vault, organisationId, next.details)
  const known = was === null ? [] : numbersOf(vault, organisationId, was.details)
  const same =
    known.length === numbers.length && numbers.every((one, index) => known[index]?.token.equals(one.token))
  if (!same)
    replaceNumbers(transaction, { organisationId, patientId: id }, await ownNumbers(deed, id, numbers))
  return { row, details: next.details, ...(scope === own ? {} : { scope }) }
}

/** Without those that a record has which was merged into this one: by them this one is found already. */
async function ownNumbers(
  { transaction }: Deed,
  id: string,
  numbers: readonly NumberToken[],
): Promise<NumberToken[]> {
  const telling = numbers.filter(({ kind }) => kind !== 'nhs')
  const taken = (await findByNumbers(transaction, telling)).filter(({ patientId }) => patientId !== id)
  if (taken.length === 0) return [...numbers]
  const merged = new Set((await readRecords(transaction, [id])).map((record) => record.id))
  return numbers.filter(
    (one) => !taken.some(({ patientId, token }) => merged.has(patientId) && token.equals(one.token)),
  )
}
