import { api } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import { fetchDocumentThrough } from '../fetch.ts'
import type { LibraryParts } from '../parts.ts'
import { putVersion } from '../steps/put-version.ts'
import { saveDocument } from '../store/documents.ts'
import { tellDocument } from '../tell.ts'

/** Puts a newer version of a document in its place, saying why; those before it stay (FIL67). */
export function addVersion(parts: LibraryParts): Handler {
  return handleCommand(api.files.addVersion, async (change, { documentId, fileId, why }) => {
    const fetched = await fetchDocumentThrough(change, parts, documentId)
    if (fetched === undefined) return refuse('not-found')
    const { row, versions } = fetched.whole
    const isHere = versions.some((version) => version.fileId === fileId)
    if (row.removedAt !== null || isHere) return refuse('no-longer-possible')
    const number = versions[0].number + 1
    const put = await putVersion(change, parts, fetched.shelf, { documentId, number, fileId, why })
    if (!put.ok) return put
    saveDocument(change.transaction, { ...row, version: row.version + 1 }, true)
    return answer({ document: await tellDocument(change, parts, documentId) })
  })
}
