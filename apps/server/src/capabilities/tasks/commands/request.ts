import { api } from '@baton/contract'
import { ladderOf, missingOf } from '@baton/domain/tasks/pressing'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { holdStill } from '../../../platform/streams/store.ts'
import { hangOnTask } from '../files/hang-on-task.ts'
import type { TaskParts } from '../parts.ts'
import { checkTarget } from '../steps/check-target.ts'
import { deedIn } from '../steps/deed.ts'
import { requestTask } from '../steps/request-task.ts'

/** Asks a role, a team or a person to do something (TSK1). */
export function request(parts: TaskParts): Handler {
  return handleCommand(api.tasks.request, async (change, input) => {
    const { transaction, viewer, at } = change
    const { requestedFor: to, patientId, placeId, asRoleId, fileIds = [] } = input
    const missing = missingOf(input)
    if (missing.length > 0) return refuse('bad-input', missing)
    const deed = { ...deedIn(change), fileIds }
    await holdStill(transaction, viewer.organisationId)
    if (asRoleId !== null) {
      const role = (await parts.duty.rolesByIds(transaction, [asRoleId])).get(asRoleId)
      if (!role?.holders.some(({ personId }) => personId === viewer.personId)) return refuse('not-allowed')
    }
    if (placeId !== null) {
      const places = await parts.people.allPlaces(transaction)
      if (!places.some(({ id }) => id === placeId)) return refuse('not-found')
    }
    let about: { id: string; wardId: string | null } | null = null
    if (patientId !== null) {
      const patient = (await parts.patients.patientsByIds(transaction, parts.vault, [patientId])).get(
        patientId,
      )
      if (patient === undefined) return refuse('not-found')
      const related = await parts.patients.relationsTo(transaction, viewer.personId, [patient.id], at)
      if ((related.get(patient.id)?.relations.length ?? 0) === 0) return refuse('no-relationship')
      about = { id: patient.id, wardId: patient.wardId }
    }
    const there = await checkTarget(deed, parts, to, ladderOf(input) !== null)
    if (!there.ok) return there
    const asked = await requestTask(deed, parts, {
      ...input,
      fileIds,
      id: change.commandId,
      to,
      requestedBy: viewer.personId,
      about,
    })
    if (!asked.ok) return asked
    const hung = await hangOnTask(change, parts, asked.value, fileIds)
    return hung.ok ? answer({ task: asked.value }) : hung
  })
}
