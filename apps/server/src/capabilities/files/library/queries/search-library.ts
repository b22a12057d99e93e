import { api } from '@baton/contract'
import { byRelevance } from '@baton/domain/files/library-found'
import { answer } from '../../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../../platform/operations/handler.ts'
import { openScopes, parseQuery, queryTokens } from '../../../../platform/vault/index.ts'
import { teamsOf } from '../../../identity/index.ts'
import type { LibraryParts } from '../parts.ts'
import { readDocuments } from '../store/documents.ts'
import { findDocuments } from '../store/search.ts'
import { presentDocuments, wholeDocuments } from '../whole.ts'

const most = 50

/**
 * Documents that the viewer may read, by their name or the words in them (FIL75). A long document is taken at its
 * tokens' word: to open it again for every search would cost more than the one find in thousands that is none.
 */
export function searchLibrary({ vault }: LibraryParts): Handler {
  return handleQuery(api.files.searchLibrary, async ({ viewer, transaction }, { words, teamId }) => {
    const query = parseQuery(words)
    if (query.clauses.length === 0) return answer({ found: [] })
    const { organisationId } = viewer
    await openScopes(transaction, vault, [{ scope: { organisationId, scopeId: organisationId } }])
    const teams = await teamsOf(transaction, viewer.personId)
    const found = await findDocuments(transaction, {
      clauses: queryTokens(vault.searchKey(organisationId), query),
      teamIds: teams.map(({ id }) => id),
      within: teamId ?? null,
      most,
    })
    const wholes = await wholeDocuments(transaction, await readDocuments(transaction, [...found.keys()]))
    const documents = await presentDocuments({ transaction, vault }, wholes)
    return answer({
      found: documents
        .map((document) => ({ document, by: found.get(document.id) ?? 'words' }))
        .sort(byRelevance),
    })
  })
}
