import { api } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import { fetchDocumentThrough } from '../fetch.ts'
import type { LibraryParts } from '../parts.ts'
import { isDocumentNamed } from '../shelf.ts'
import { saveDocument } from '../store/documents.ts'
import { tellDocument } from '../tell.ts'
import { openWords } from '../words.ts'

/** Takes a document out of the library, or puts it back; its versions are kept (FIL74). */
export function removeDocument(parts: LibraryParts): Handler {
  return handleCommand(api.files.removeDocument, async (change, { documentId: id, removed }) => {
    const { transaction, at } = change
    const fetched = await fetchDocumentThrough(change, parts, id)
    if (fetched === undefined) return refuse('not-found')
    const { shelf, whole, seers } = fetched
    const { row } = whole
    if ((row.removedAt !== null) === removed) return refuse('no-longer-possible')
    // The folder in which it stood may have gone meanwhile.
    const folderId = shelf.folders.some((folder) => folder.id === row.folderId) ? row.folderId : null
    const name = openWords(parts.vault, shelf.scope, ['library_document', id], row.name)
    if (!removed && (await isDocumentNamed(transaction, parts.vault, shelf, { id, folderId, name })))
      return refuse('already-exists')
    const removedAt = removed ? at : null
    saveDocument(transaction, { ...row, folderId, removedAt, version: row.version + 1 }, false)
    return answer({ document: await tellDocument(change, parts, id, { before: seers }) })
  })
}
