import type { Transaction } from '../database/transaction.ts'
import { shredKey } from './store.ts'
import type { Scope, Vault } from './vault.ts'

/**
 * Destroys a scope's keys for good (VLT6) in a transaction of its organisation; a stub stays that says when. Tell the
 * ledger once it has committed. Other servers forget the keys when their own ledgers hear of it.
 */
export async function shredScope(
  transaction: Transaction,
  vault: Vault,
  scope: Scope,
  at: Date,
): Promise<void> {
  await transaction.query(shredKey(scope, at))
  vault.forget(scope)
}
