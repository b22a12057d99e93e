import type { Change } from '../../../../platform/operations/change.ts'
import { searchTokens } from '../../../../platform/vault/index.ts'
import type { FetchedShelf } from '../fetch.ts'
import type { LibraryParts } from '../parts.ts'
import { saveNameTokens } from '../store/search.ts'
import { sealWords } from '../words.ts'

/** Makes a document findable by its name (FIL75), and seals it for the document's row. */
export function rename(
  { transaction }: Change,
  { vault }: LibraryParts,
  { organisationId, scope }: FetchedShelf,
  { documentId, name }: { documentId: string; name: string },
): Buffer {
  const tokens = searchTokens(vault.searchKey(organisationId), name)
  saveNameTokens(transaction, { organisationId, documentId }, tokens)
  return sealWords(vault, scope, ['library_document', documentId], name)
}
