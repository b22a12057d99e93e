import { api } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../../platform/operations/handler.ts'
import { positionOf } from '../../../../platform/streams/store.ts'
import { readableAmong } from '../fetch.ts'
import type { LibraryParts } from '../parts.ts'
import { readDocuments } from '../store/documents.ts'
import { presentDocuments, presentVersions, wholeDocuments } from '../whole.ts'

/** A document that the viewer may read, with every version (FIL67, FIL71, FIL73). */
export function openDocument({ vault }: LibraryParts): Handler {
  return handleQuery(api.files.openDocument, async ({ viewer, transaction }, { documentId }) => {
    const position = await positionOf(transaction, viewer.personId)
    const [whole] = await readableAmong(
      transaction,
      { personId: viewer.personId, operation: api.files.openDocument.name },
      await wholeDocuments(transaction, await readDocuments(transaction, [documentId])),
    )
    if (whole === undefined) return refuse('not-found')
    const [document] = await presentDocuments({ transaction, vault }, [whole])
    if (document === undefined) return refuse('not-found')
    return answer({ document, versions: await presentVersions({ transaction, vault }, whole), position })
  })
}
