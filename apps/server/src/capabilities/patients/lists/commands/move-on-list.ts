import { api } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import { survivorsOf } from '../../by-ids.ts'
import type { PatientsParts } from '../../parts.ts'
import { saveEntries } from '../../store/lists.ts'
import { fetchListThrough, saveNextVersion } from '../fetch-list.ts'
import { tellList } from '../tell-lists.ts'

/** Moves a patient on a list before another one, or to its end. */
export function moveOnList(parts: PatientsParts): Handler {
  return handleCommand(api.patients.moveOnList, async (change, { listId, patientId, beforePatientId }) => {
    const { transaction, viewer } = change
    const fetched = await fetchListThrough(change, parts, listId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, list } = fetched
    const asked = [patientId, ...(beforePatientId === null ? [] : [beforePatientId])]
    const survivors = await survivorsOf(transaction, asked)
    const moved = list.entries.find((entry) => entry.patientId === survivors.get(patientId))
    if (moved === undefined) return refuse('not-found')
    const others = list.entries.filter((entry) => entry !== moved)
    const target = beforePatientId === null ? undefined : survivors.get(beforePatientId)
    const before = others.findIndex((entry) => entry.patientId === target)
    if (beforePatientId !== null && before < 0) return refuse('not-found')
    const ordered = before < 0 ? [...others, moved] : others.toSpliced(before, 0, moved)
    saveEntries(
      transaction,
      viewer.organisationId,
      ordered.flatMap(({ row }, index) => (row.place === index + 1 ? [] : [{ ...row, place: index + 1 }])),
    )
    saveNextVersion(change, list)
    const told = await tellList(deed, parts, listId)
    return told === undefined ? refuse('not-found') : answer({ list: told })
  })
}
