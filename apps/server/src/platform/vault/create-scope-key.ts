import type { Transaction } from '../database/transaction.ts'
import { insertKey, readScopeKeys } from './store.ts'
import type { Scope, Vault } from './vault.ts'

/**
 * Makes and stores the key of a new scope. Until the transaction has committed, only the returned scope can be sealed
 * with; afterwards anyone finds the key through `openScopes`.
 */
export async function createScopeKey(transaction: Transaction, vault: Vault, scope: Scope): Promise<Scope> {
  const organisation = { organisationId: scope.organisationId, scopeId: scope.organisationId }
  if (!vault.isOpen(organisation)) vault.openKeys(await readScopeKeys(transaction, [organisation]))
  const made = vault.newKey(scope)
  transaction.write(insertKey(made.row))
  return made.scope
}
