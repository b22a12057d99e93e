import { api, longestList } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import { relationsTo } from '../../access/relations-to.ts'
import { survivorsOf } from '../../by-ids.ts'
import type { PatientsParts } from '../../parts.ts'
import { saveEntries } from '../../store/lists.ts'
import { lockPatients } from '../../store/patients.ts'
import { fetchListThrough, saveNextVersion } from '../fetch-list.ts'
import { tellList } from '../tell-lists.ts'

/** Puts patients that the viewer may see on a list, at its end; who is on it already stays where they are (PAT18). */
export function putOnList(parts: PatientsParts): Handler {
  return handleCommand(api.patients.putOnList, async (change, { listId, patientIds }) => {
    const { transaction, viewer, at } = change
    const fetched = await fetchListThrough(change, parts, listId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, list } = fetched
    const survivors = await survivorsOf(transaction, patientIds)
    if (patientIds.some((id) => !survivors.has(id))) return refuse('not-found')
    const wanted = [...new Set(survivors.values())]
    const seeing = await relationsTo(transaction, parts.relating, viewer.personId, wanted, at)
    if (wanted.some((id) => !seeing.get(id)?.relations.length)) return refuse('no-relationship')
    const there = new Set(list.entries.map(({ patientId }) => patientId))
    const added = wanted.filter((id) => !there.has(id))
    if (there.size + added.length > longestList) return refuse('too-large')
    await lockPatients(transaction, added)
    const last = Math.max(0, ...list.entries.map(({ row }) => row.place))
    saveEntries(
      transaction,
      viewer.organisationId,
      added.map((patientId, index) => ({
        listId,
        patientId,
        place: last + index + 1,
        mark: null,
        note: null,
      })),
    )
    if (added.length > 0) saveNextVersion(change, list)
    const told = await tellList(deed, parts, listId)
    return told === undefined ? refuse('not-found') : answer({ list: told })
  })
}
