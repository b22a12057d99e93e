import { api } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import { teamsByIds } from '../../../identity/index.ts'
import { fetchDocumentThrough } from '../fetch.ts'
import type { LibraryParts } from '../parts.ts'
import { saveDocument } from '../store/documents.ts'
import { deleteShare, insertShare } from '../store/shares.ts'
import { tellDocument } from '../tell.ts'

/** Lets another team read a document, or no longer (FIL73). */
export function shareDocument(parts: LibraryParts): Handler {
  return handleCommand(api.files.shareDocument, async (change, { documentId, teamId, shared }) => {
    const { transaction, viewer, at } = change
    const fetched = await fetchDocumentThrough(change, parts, documentId, [teamId])
    if (fetched === undefined) return refuse('not-found')
    const { row, shares } = fetched.whole
    const [team] = await teamsByIds(transaction, [teamId])
    if (team === undefined) return refuse('not-found')
    if (row.removedAt !== null || teamId === row.teamId) return refuse('no-longer-possible')
    if (shares.some((share) => share.teamId === teamId) !== shared) {
      if (shared)
        insertShare(transaction, row.organisationId, { documentId, teamId, by: viewer.personId, at })
      else deleteShare(transaction, documentId, teamId)
      saveDocument(transaction, { ...row, version: row.version + 1 }, false)
    }
    const document = await tellDocument(change, parts, documentId, {
      before: fetched.seers,
      teamIds: [teamId],
    })
    return answer({ document })
  })
}
