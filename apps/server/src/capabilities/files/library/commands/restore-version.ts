import { api } from '@baton/contract'
import { whatOpens } from '@baton/domain/files/library-versions'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import { fetchDocumentThrough } from '../fetch.ts'
import type { LibraryParts } from '../parts.ts'
import { saveDocument } from '../store/documents.ts'
import { insertVersion } from '../store/versions.ts'
import { tellDocument } from '../tell.ts'
import { sealWords } from '../words.ts'

/** Makes an earlier version the newest again, as a version of its own, saying why (FIL67). */
export function restoreVersion(parts: LibraryParts): Handler {
  return handleCommand(api.files.restoreVersion, async (change, { documentId, number, why }) => {
    const fetched = await fetchDocumentThrough(change, parts, documentId)
    if (fetched === undefined) return refuse('not-found')
    const { row, versions } = fetched.whole
    const wanted = versions.find((version) => version.number === number)
    if (wanted === undefined) return refuse('not-found')
    const isCurrent = whatOpens(versions).current.fileId === wanted.fileId
    if (row.removedAt !== null || isCurrent || wanted.state !== 'ready') return refuse('no-longer-possible')
    const next = versions[0].number + 1
    insertVersion(change.transaction, {
      documentId,
      number: next,
      organisationId: row.organisationId,
      fileId: wanted.fileId,
      by: change.viewer.personId,
      at: change.at,
      why: sealWords(parts.vault, fetched.shelf.scope, ['document_version', documentId, next], why),
    })
    saveDocument(change.transaction, { ...row, version: row.version + 1 }, true)
    return answer({ document: await tellDocument(change, parts, documentId) })
  })
}
