import { api } from '@baton/contract'
import { figuresOf } from '@baton/domain/tasks/flow'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import type { TaskParts } from '../parts.ts'
import { readFlow } from '../store/boards.ts'

/** How tasks flow, of all, by type, ward and hour; nobody's name is among what is counted (TSK23). */
export function figures(parts: TaskParts): Handler {
  return handleQuery(api.tasks.figures, async ({ transaction }, { from, until, siteId }) => {
    const places = siteId === undefined ? [] : await parts.people.allPlaces(transaction)
    const wardIds =
      siteId === undefined ? null : places.filter((place) => place.siteId === siteId).map(({ id }) => id)
    const facts = await readFlow(transaction, { from: new Date(from), until: new Date(until), wardIds })
    return answer(figuresOf(facts))
  })
}
