import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import type { Handler } from '../../../platform/operations/handler.ts'
import { positionOf } from '../../../platform/streams/store.ts'
import { holdTasks, present } from '../held.ts'
import { handleLook } from '../look.ts'
import type { TaskParts } from '../parts.ts'
import { readOfPatient } from '../store/boards.ts'

const most = 200

/** Every task about a patient whom the viewer may see, open ones first. */
export function listOfPatient(parts: TaskParts): Handler {
  return handleLook(
    api.tasks.listOfPatient,
    parts,
    async ({ transaction, viewer, at, saw }, { patientId }) => {
      const aboutId = (await parts.patients.survivorsOf(transaction, [patientId])).get(patientId)
      if (aboutId === undefined) return refuse('not-found')
      saw('patient', [aboutId])
      const related = await parts.patients.relationsTo(transaction, viewer.personId, [aboutId], at)
      const isRelated = (related.get(aboutId)?.relations.length ?? 0) > 0
      if (!may('tasks.listOfPatient', isRelated ? ['member'] : [])) return refuse('no-relationship')
      const position = await positionOf(transaction, viewer.personId)
      const held = await holdTasks(transaction, parts, await readOfPatient(transaction, aboutId, most))
      return answer({ tasks: held.map(present), position })
    },
  )
}
