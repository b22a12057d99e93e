import { api } from '@baton/contract'
import { mayStandUnder } from '@baton/domain/files/library-folders'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import { fetchShelfThrough } from '../fetch.ts'
import type { LibraryParts } from '../parts.ts'
import { isFolderNamed } from '../shelf.ts'
import { saveFolder } from '../store/folders.ts'
import { tellFolder } from '../tell.ts'
import { sealWords } from '../words.ts'

/** Adds a folder to a library (FIL65, FIL66). */
export function addFolder(parts: LibraryParts): Handler {
  return handleCommand(api.files.addFolder, async (change, { teamId, parentId, name }) => {
    const { transaction, commandId: id } = change
    const shelf = await fetchShelfThrough(change, parts, teamId)
    if (shelf === undefined) return refuse('not-found')
    if (!mayStandUnder(shelf.folders, null, parentId)) return refuse('no-longer-possible')
    if (isFolderNamed(parts.vault, shelf, { id, parentId, name })) return refuse('already-exists')
    const sealed = sealWords(parts.vault, shelf.scope, ['library_folder', id], name)
    const row = { id, organisationId: shelf.organisationId, teamId, parentId, name: sealed }
    saveFolder(transaction, row)
    return answer({ folder: await tellFolder(change, parts, shelf, row) })
  })
}
