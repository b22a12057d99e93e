import { api } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import { survivorsOf } from '../../by-ids.ts'
import type { PatientsParts } from '../../parts.ts'
import { tellLost } from '../../steps/tell-patients.ts'
import { deleteEntries } from '../../store/lists.ts'
import { readRecords } from '../../store/patients.ts'
import { fetchListThrough, saveNextVersion } from '../fetch-list.ts'
import { tellList } from '../tell-lists.ts'
import { seersOf } from '../whole-list.ts'

/** Takes a patient off a list; whom only the list brought to them sees them no more (PAT18). */
export function takeOffList(parts: PatientsParts): Handler {
  return handleCommand(api.patients.takeOffList, async (change, { listId, patientId }) => {
    const { transaction, viewer } = change
    const fetched = await fetchListThrough(change, parts, listId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, list } = fetched
    const survivorId = (await survivorsOf(transaction, [patientId])).get(patientId)
    if (!list.entries.some((entry) => entry.patientId === survivorId) || survivorId === undefined)
      return refuse('not-found')
    const records = await readRecords(transaction, [survivorId])
    deleteEntries(
      transaction,
      listId,
      records.map(({ id }) => id),
    )
    saveNextVersion(change, list)
    const seers = [...seersOf(list)]
    await change.lock(viewer.personId, ...seers)
    const told = await tellList(deed, parts, listId)
    await tellLost(deed, parts, seers, [survivorId])
    return told === undefined ? refuse('not-found') : answer({ list: told })
  })
}
