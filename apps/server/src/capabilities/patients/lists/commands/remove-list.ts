import { api } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import type { PatientsParts } from '../../parts.ts'
import { audit } from '../../steps/deed.ts'
import { removeListRow } from '../../store/lists.ts'
import { closeFor } from '../close-for.ts'
import { fetchListThrough } from '../fetch-list.ts'
import { seersOf } from '../whole-list.ts'

/** Removes a list; its patients stay where they are. */
export function removeList(parts: PatientsParts): Handler {
  return handleCommand(api.patients.removeList, async (change, { listId }) => {
    const fetched = await fetchListThrough(change, parts, listId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, list } = fetched
    removeListRow(change.transaction, listId, change.at)
    const seers = [...seersOf(list)]
    await change.lock(change.viewer.personId, ...seers)
    await closeFor(deed, parts, list, seers)
    audit(deed, [{ kind: 'patient-list', id: listId }])
    return answer({})
  })
}
