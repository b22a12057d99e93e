import { api } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import type { PatientsParts } from '../../parts.ts'
import { listScope, sealWords } from '../../words.ts'
import { fetchListThrough, saveNextVersion } from '../fetch-list.ts'
import { isNameTaken } from '../is-name-taken.ts'
import { tellList } from '../tell-lists.ts'

export function renameList(parts: PatientsParts): Handler {
  return handleCommand(api.patients.renameList, async (change, { listId, name }) => {
    const { transaction, viewer } = change
    await change.lock(viewer.organisationId)
    const fetched = await fetchListThrough(change, parts, listId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, list } = fetched
    if (await isNameTaken(transaction, parts.vault, list.row.ownerId, { name, butId: listId }))
      return refuse('already-exists')
    saveNextVersion(change, list, sealWords(parts.vault, listScope(list.row), ['list', listId], name))
    const told = await tellList(deed, parts, listId)
    return told === undefined ? refuse('not-found') : answer({ list: told })
  })
}
