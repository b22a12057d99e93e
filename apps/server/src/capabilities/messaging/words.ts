import type { Scope, Vault } from '../../platform/vault/index.ts'

/** Which words: what they are of. Sealed bytes that were moved to another row do not open. */
export type Place =
  | readonly ['title', conversationId: string]
  | readonly ['body', messageId: string]
  | readonly ['details', messageId: string]
  | readonly ['version', messageId: string, version: number]
  | readonly ['draft', conversationId: string]
  | readonly ['broadcast', broadcastId: string]

/** Seals words with a scope's key, which must be open. */
export function sealWords(vault: Vault, scope: Scope, place: Place, words: string): Buffer {
  return vault.seal(scope, words, place.join('|'))
}

/** Opens words; the scope's key must be open. */
export function openWords(vault: Vault, scope: Scope, place: Place, sealed: Buffer): string {
  return vault.open(scope, sealed, place.join('|')).toString('utf8')
}
