import { v5 } from 'uuid'
import type { Transaction } from '../../platform/database/transaction.ts'
import { createScopeKey, openScopes, type Scope, type Vault } from '../../platform/vault/index.ts'

/** Which words: what they are of. Sealed bytes that were moved to another row do not open. */
export type Place = readonly ['focus', personId: string] | readonly ['override', overrideId: string]

/** What someone says of themselves is sealed with their own key. */
export function personScope(of: { organisationId: string; personId: string }): Scope {
  return { organisationId: of.organisationId, scopeId: of.personId }
}

/** The reasons of all overrides of an organisation share a key, whose id follows from the organisation's. */
export function overrideScope(organisationId: string): Scope {
  return { organisationId, scopeId: v5('overrides', organisationId) }
}

/** Seals words with a scope's key, made with its first words. A stream of the scope's own is locked, so it is made once. */
export async function sealWords(
  transaction: Transaction,
  vault: Vault,
  scope: Scope,
  place: Place,
  words: string,
): Promise<Buffer> {
  await openScopes(transaction, vault, [{ scope }])
  const open = vault.isOpen(scope) ? scope : await createScopeKey(transaction, vault, scope)
  return vault.seal(open, words, place.join('|'))
}

/** Opens words; the scope's key must be open. */
export function openWords(vault: Vault, scope: Scope, place: Place, sealed: Buffer): string {
  return vault.open(scope, sealed, place.join('|')).toString('utf8')
}
