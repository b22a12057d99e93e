import { api } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import type { Handler } from '../../../../platform/operations/handler.ts'
import { handleLook } from '../../look.ts'
import type { PatientsParts } from '../../parts.ts'
import { presentLists } from '../present-lists.ts'

/** A list that the viewer sees, with its patients in its order (PAT18). */
export function openList(parts: PatientsParts): Handler {
  return handleLook(api.patients.openList, parts, async (looking, { listId }) => {
    const { transaction, viewer, position } = looking
    const { personId } = viewer
    const lists = await presentLists(transaction, parts.vault, [{ personId, listId }])
    const list = lists.get(`${personId}|${listId}`)
    if (list === undefined) return refuse('not-found')
    looking.saw('patient-list', [listId])
    looking.saw(
      'patient',
      list.entries.map(({ patient }) => patient.id),
    )
    return answer({ list, position })
  })
}
