import { api } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import { fetchDocumentThrough } from '../fetch.ts'
import type { LibraryParts } from '../parts.ts'
import { isDocumentNamed } from '../shelf.ts'
import { rename } from '../steps/rename.ts'
import { saveDocument } from '../store/documents.ts'
import { tellDocument } from '../tell.ts'
import { openWords } from '../words.ts'

/** Renames or moves a document, pins it, or says when it is to be reviewed and when it expires (FIL66, FIL69, FIL70). */
export function changeDocument(parts: LibraryParts): Handler {
  return handleCommand(api.files.changeDocument, async (change, { documentId: id, ...wanted }) => {
    const { transaction } = change
    const fetched = await fetchDocumentThrough(change, parts, id)
    if (fetched === undefined) return refuse('not-found')
    const { shelf, whole } = fetched
    const { row } = whole
    const { name: newName, folderId = row.folderId } = wanted
    const isThere = folderId === null || shelf.folders.some((folder) => folder.id === folderId)
    if (row.removedAt !== null || !isThere) return refuse('no-longer-possible')
    const name = newName ?? openWords(parts.vault, shelf.scope, ['library_document', id], row.name)
    if (await isDocumentNamed(transaction, parts.vault, shelf, { id, folderId, name }))
      return refuse('already-exists')
    const next = {
      ...row,
      folderId,
      name: newName === undefined ? row.name : rename(change, parts, shelf, { documentId: id, name }),
      pinned: wanted.pinned ?? row.pinned,
      reviewOn: wanted.reviewOn === undefined ? row.reviewOn : wanted.reviewOn,
      expiresOn: wanted.expiresOn === undefined ? row.expiresOn : wanted.expiresOn,
      version: row.version + 1,
    }
    saveDocument(transaction, next, false)
    return answer({ document: await tellDocument(change, parts, id) })
  })
}
