import { api } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import { fetchShelfThrough } from '../fetch.ts'
import type { LibraryParts } from '../parts.ts'
import { isDocumentNamed } from '../shelf.ts'
import { putVersion } from '../steps/put-version.ts'
import { rename } from '../steps/rename.ts'
import { saveDocument } from '../store/documents.ts'
import { tellDocument } from '../tell.ts'

/** Puts a file into a team's library as the first version of a document (FIL67, FIL72). */
export function addDocument(parts: LibraryParts): Handler {
  return handleCommand(api.files.addDocument, async (change, { teamId, folderId, fileId, name, why }) => {
    const { transaction, commandId: id } = change
    const shelf = await fetchShelfThrough(change, parts, teamId)
    if (shelf === undefined) return refuse('not-found')
    if (folderId !== null && !shelf.folders.some((folder) => folder.id === folderId))
      return refuse('no-longer-possible')
    if (await isDocumentNamed(transaction, parts.vault, shelf, { id, folderId, name }))
      return refuse('already-exists')
    const { organisationId } = shelf
    const row = {
      id,
      organisationId,
      teamId,
      folderId,
      name: rename(change, parts, shelf, { documentId: id, name }),
      reviewOn: null,
      expiresOn: null,
      pinned: false,
      removedAt: null,
      version: 1,
    }
    saveDocument(transaction, row, true)
    const put = await putVersion(change, parts, shelf, {
      documentId: id,
      number: 1,
      fileId,
      why: why ?? null,
    })
    if (!put.ok) return put
    return answer({ document: await tellDocument(change, parts, id, shelf) })
  })
}
