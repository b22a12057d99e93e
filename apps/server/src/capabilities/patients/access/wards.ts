import type { WardAt } from '@baton/domain/patients/relations'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { placesByIds } from '../../identity/index.ts'

/** These wards with their sites; a place that is not here has no entry. */
export async function wardsByIds(
  transaction: Transaction,
  wardIds: readonly string[],
): Promise<Map<string, WardAt>> {
  if (wardIds.length === 0) return new Map()
  const places = await placesByIds(transaction, [...new Set(wardIds)])
  return new Map(places.map(({ id, siteId }) => [id, { wardId: id, siteId }]))
}
