import { api } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import { followMerge } from '../../by-ids.ts'
import type { PatientsParts } from '../../parts.ts'
import { saveEntries } from '../../store/lists.ts'
import { listScope, sealWords } from '../../words.ts'
import { fetchListThrough, saveNextVersion } from '../fetch-list.ts'
import { tellList } from '../tell-lists.ts'

/** Marks a patient on a list, and writes a line beside them. */
export function markOnList(parts: PatientsParts): Handler {
  return handleCommand(api.patients.markOnList, async (change, { listId, patientId, mark, note }) => {
    const { transaction, viewer } = change
    const fetched = await fetchListThrough(change, parts, listId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, list } = fetched
    const survivorId = await followMerge(transaction, patientId)
    const entry = list.entries.find((one) => one.patientId === survivorId)
    if (entry === undefined) return refuse('not-found')
    const { row } = entry
    const sealed = note && sealWords(parts.vault, listScope(list.row), ['line', listId, row.patientId], note)
    saveEntries(transaction, viewer.organisationId, [{ ...row, mark, note: sealed || null }])
    saveNextVersion(change, list)
    const told = await tellList(deed, parts, listId)
    return told === undefined ? refuse('not-found') : answer({ list: told })
  })
}
