import { v5 } from 'uuid'
import type { Scope, Vault } from '../../../platform/vault/index.ts'

/** Each team's library has a key of its own (FIL76). */
export function libraryScope({ organisationId, teamId }: { organisationId: string; teamId: string }): Scope {
  return { organisationId, scopeId: v5('library', teamId) }
}

/** Which words: what they are of. Sealed bytes that were moved to another row do not open. */
export type Place =
  | readonly ['library_folder', folderId: string]
  | readonly ['library_document', documentId: string]
  | readonly ['document_version', documentId: string, number: number]

/** Seals words; the library's key must be open. */
export function sealWords(vault: Vault, scope: Scope, place: Place, words: string): Buffer {
  return vault.seal(scope, words, place.join('|'))
}

/** Opens words; the library's key must be open. */
export function openWords(vault: Vault, scope: Scope, place: Place, sealed: Buffer): string {
  return vault.open(scope, sealed, place.join('|')).toString('utf8')
}
