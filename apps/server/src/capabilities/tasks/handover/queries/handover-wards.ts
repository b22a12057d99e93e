import { api } from '@baton/contract'
import { isOpenTask } from '@baton/domain/tasks/status'
import { answer } from '../../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../../platform/operations/handler.ts'
import type { TaskParts } from '../../parts.ts'
import { wardOf } from '../../places.ts'
import { readOpenOfPerson } from '../../store/boards.ts'

/** The wards on which the viewer is on duty or has open tasks, as far as they may open them; by id. */
export function handoverWards(parts: TaskParts): Handler {
  return handleQuery(api.tasks.handoverWards, async ({ transaction, viewer }) => {
    const { personId } = viewer
    const [rows, places, duties] = await Promise.all([
      readOpenOfPerson(transaction, personId),
      parts.people.allPlaces(transaction),
      parts.duty.dutiesOf(transaction, [personId]),
    ])
    const mine = rows.filter((row) => isOpenTask(row) && row.ownerId === personId)
    const about = [...new Set(mine.flatMap(({ aboutId }) => aboutId ?? []))]
    const patients = await parts.patients.patientsByIds(transaction, parts.vault, about)
    const placeIds = [
      ...[...patients.values()].map((patient) => patient.wardId),
      ...mine.filter(({ aboutId }) => aboutId === null).map(({ placeId }) => placeId),
      duties.get(personId)?.placeId ?? null,
    ]
    const wardIds = [...new Set(placeIds.flatMap((placeId) => wardOf(places, placeId) ?? []))]
    const open = await parts.patients.wardsOpenTo(transaction, personId, wardIds)
    return answer({ wardIds: wardIds.filter((id) => open.has(id)).sort() })
  })
}
