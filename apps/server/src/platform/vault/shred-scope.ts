import type { Transaction } from '../database/transaction.ts'
import { shredKey } from './store.ts'
import type { Scope, Vault } from './vault.ts'

/**
 * Destroys a scope's keys for good (VLT6); a stub stays that says when. A transaction of the system's. Other servers
 * must `forget` the scope when they are told of it.
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
