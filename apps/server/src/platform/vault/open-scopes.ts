import type { Transaction } from '../database/transaction.ts'
import { readScopeKeys } from './store.ts'
import type { Scope, Vault } from './vault.ts'

/** What is about to be sealed in or opened from a scope; with sealed bytes, their very generation is wanted. */
export interface Wanted {
  readonly scope: Scope
  readonly sealed?: Buffer
}

/** Loads the keys that are not in memory yet, all in one read, and none when all are. */
export async function openScopes(
  transaction: Transaction,
  vault: Vault,
  wanted: readonly Wanted[],
): Promise<void> {
  const missing = wanted.filter(({ scope, sealed }) => !vault.isOpen(scope, sealed)).map(({ scope }) => scope)
  if (missing.length === 0) return
  vault.openKeys(await readScopeKeys(transaction, missing))
}
