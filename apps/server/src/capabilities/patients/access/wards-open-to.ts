import { relationsToWard } from '@baton/domain/patients/relations'
import type { Transaction } from '../../../platform/database/transaction.ts'
import type { Relating } from '../parts.ts'
import { standingsOf } from './standings.ts'
import { wardsByIds } from './wards.ts'

/** Of these wards, those whose lists this person may open (PAT10–PAT13). */
export async function wardsOpenTo(
  transaction: Transaction,
  relating: Relating,
  personId: string,
  wardIds: readonly string[],
): Promise<Set<string>> {
  const wards = await wardsByIds(transaction, wardIds)
  const standing = (await standingsOf(transaction, relating, [personId])).get(personId)
  if (standing === undefined) return new Set()
  return new Set([...wards].flatMap(([id, ward]) => (relationsToWard(standing, ward).length > 0 ? id : [])))
}
