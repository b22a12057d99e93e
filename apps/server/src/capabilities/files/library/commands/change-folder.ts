import { api } from '@baton/contract'
import { mayStandUnder } from '@baton/domain/files/library-folders'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import { fetchFolderThrough } from '../fetch.ts'
import type { LibraryParts } from '../parts.ts'
import { isFolderNamed } from '../shelf.ts'
import { saveFolder } from '../store/folders.ts'
import { tellFolder } from '../tell.ts'
import { sealWords } from '../words.ts'

/** Renames a folder or moves it, never into itself (FIL65, FIL66). */
export function changeFolder(parts: LibraryParts): Handler {
  return handleCommand(api.files.changeFolder, async (change, { folderId: id, parentId, name }) => {
    const shelf = await fetchFolderThrough(change, parts, id)
    if (shelf === undefined) return refuse('not-found')
    if (!mayStandUnder(shelf.folders, id, parentId)) return refuse('no-longer-possible')
    if (isFolderNamed(parts.vault, shelf, { id, parentId, name })) return refuse('already-exists')
    const sealed = sealWords(parts.vault, shelf.scope, ['library_folder', id], name)
    const { organisationId, teamId } = shelf
    const row = { id, organisationId, teamId, parentId, name: sealed }
    saveFolder(change.transaction, row)
    return answer({ folder: await tellFolder(change, parts, shelf, row) })
  })
}
