import type { Transaction } from '../database/transaction.ts'
import { insertKey, readScopeKeys } from './store.ts'
import type { Scope, Vault } from './vault.ts'

/**
 * Gives a scope its next key (VLT7). What was sealed before still opens. Servers use the new key once they forget the
 * scope and load it again.
 */
export async function rotateScope(transaction: Transaction, vault: Vault, scope: Scope): Promise<void> {
  vault.openKeys(await readScopeKeys(transaction, [scope]))
  transaction.write(insertKey(vault.nextKey(scope)))
}
