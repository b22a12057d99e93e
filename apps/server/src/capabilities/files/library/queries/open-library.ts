import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { byLibraryName, byPlaceInLibrary } from '@baton/domain/files/library-order'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../../platform/operations/handler.ts'
import { positionOf } from '../../../../platform/streams/store.ts'
import { teamsOf } from '../../../identity/index.ts'
import type { LibraryParts } from '../parts.ts'
import { readDocumentsOf, readDocumentsSharedWith } from '../store/documents.ts'
import { readFolders } from '../store/folders.ts'
import { presentDocuments, presentFolders, wholeDocuments } from '../whole.ts'

/** A team's library, for who is in the team: its own, and what others share with it (FIL71, FIL73). */
export function openLibrary({ vault }: LibraryParts): Handler {
  return handleQuery(api.files.openLibrary, async ({ viewer, transaction }, { teamId }) => {
    const position = await positionOf(transaction, viewer.personId)
    const teams = await teamsOf(transaction, viewer.personId)
    const isMember = teams.some(({ id }) => id === teamId)
    if (!may(api.files.openLibrary.name, isMember ? ['member'] : [])) return refuse('not-found')
    const folders = await presentFolders({ transaction, vault }, await readFolders(transaction, teamId))
    const rows = [
      ...(await readDocumentsOf(transaction, teamId)),
      ...(await readDocumentsSharedWith(transaction, teamId)),
    ]
    const documents = await presentDocuments({ transaction, vault }, await wholeDocuments(transaction, rows))
    return answer({
      folders: folders.sort(byLibraryName),
      documents: documents.sort(byPlaceInLibrary),
      position,
    })
  })
}
