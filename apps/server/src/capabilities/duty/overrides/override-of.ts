import type { Override } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { openScopes, type Vault } from '../../../platform/vault/index.ts'
import type { OverrideRow } from '../store/overrides.ts'
import { openWords, overrideScope } from '../words.ts'

/** Overrides as the contract tells them, in the order of the rows. */
export async function openOverrides(
  transaction: Transaction,
  vault: Vault,
  rows: readonly OverrideRow[],
): Promise<Override[]> {
  const sealed = rows.map((row) => ({ scope: overrideScope(row.organisationId), sealed: row.reason }))
  await openScopes(transaction, vault, sealed)
  return rows.map((row) => ({
    id: row.id,
    reason: openWords(vault, overrideScope(row.organisationId), ['override', row.id], row.reason),
    personIds: row.personIds,
    declaredBy: row.declaredBy,
    from: row.from.toISOString(),
    until: row.until.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  }))
}
