import { api } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import { fetchFolderThrough } from '../fetch.ts'
import type { LibraryParts } from '../parts.ts'
import { readDocumentsOf } from '../store/documents.ts'
import { deleteFolder } from '../store/folders.ts'
import { auditFolder } from '../tell.ts'

/** Removes a folder in which nothing stands; what was taken out of the library keeps none. */
export function removeFolder(parts: LibraryParts): Handler {
  return handleCommand(api.files.removeFolder, async (change, { folderId }) => {
    const { transaction } = change
    const shelf = await fetchFolderThrough(change, parts, folderId)
    if (shelf === undefined) return refuse('not-found')
    const documents = await readDocumentsOf(transaction, shelf.teamId)
    const isEmpty =
      !shelf.folders.some(({ parentId }) => parentId === folderId) &&
      !documents.some((document) => document.folderId === folderId && document.removedAt === null)
    if (!isEmpty) return refuse('no-longer-possible')
    deleteFolder(transaction, folderId)
    for (const id of await change.lock(...shelf.members))
      change.append(
        { kind: 'person', id },
        { type: 'folder.removed', data: { folderId, teamId: shelf.teamId } },
      )
    auditFolder(change, folderId)
    return answer({})
  })
}
