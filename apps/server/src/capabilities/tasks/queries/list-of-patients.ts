import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { byRank } from '@baton/domain/tasks/rank'
import { answer } from '../../../platform/operations/answer.ts'
import type { Handler } from '../../../platform/operations/handler.ts'
import { saidLastOf } from '../handover/said-last-of.ts'
import { holdTasks, present } from '../held.ts'
import { handleLook } from '../look.ts'
import type { TaskParts } from '../parts.ts'
import { readOpenAt } from '../store/boards.ts'

/** What is open for patients and what was said of them last, of those whom the viewer may see (TSK32). */
export function listOfPatients(parts: TaskParts): Handler {
  const operation = api.tasks.listOfPatients
  return handleLook(operation, parts, async ({ transaction, viewer, at, saw }, { patientIds }) => {
    const survivors = await parts.patients.survivorsOf(transaction, patientIds)
    const aboutIds = [...new Set(survivors.values())]
    const related = await parts.patients.relationsTo(transaction, viewer.personId, aboutIds, at)
    const seen = aboutIds.filter((id) => {
      const isRelated = (related.get(id)?.relations.length ?? 0) > 0
      return may(operation.name, isRelated ? ['member'] : [])
    })
    saw('patient', seen)
    if (seen.length === 0) return answer({ tasks: [], said: [] })
    const rows = await readOpenAt(transaction, { patientIds: seen, placeIds: [] })
    const held = await holdTasks(transaction, parts, rows)
    const said = await saidLastOf(transaction, parts, seen)
    return answer({
      tasks: held.map(present).sort(byRank),
      said: seen.flatMap((id) => said.get(id) ?? []),
    })
  })
}
