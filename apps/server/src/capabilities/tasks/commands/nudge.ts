import { api } from '@baton/contract'
import { placeOf } from '@baton/domain/tasks/rank'
import { isOpenTask } from '@baton/domain/tasks/status'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import type { TaskParts } from '../parts.ts'
import { siteOf } from '../places.ts'
import { addStep } from '../steps/add-step.ts'
import { ringNews } from '../steps/ring.ts'
import { tell } from '../steps/tell.ts'
import { insertCalled } from '../store/called.ts'

/** Whoever coordinates asks one person on duty to take it, who may say no: nobody is made to (TSK21). */
export function nudge(parts: TaskParts): Handler {
  return handleCommand(api.tasks.nudge, async (change, { taskId, personId }) => {
    const { transaction, viewer, at } = change
    const fetched = await fetchThrough(change, parts, taskId, [personId])
    if (fetched === undefined) return refuse('not-found')
    const { deed, held, concerned } = fetched
    const { row } = held
    const siteId = siteOf(await parts.people.allPlaces(transaction), placeOf(row, held.patient))
    const coordinators = await parts.duty.coordinatorsOf(transaction, siteId)
    if (!coordinators.includes(viewer.personId)) return refuse('not-found')
    if (!isOpenTask(row) || row.ownerId !== null) return refuse('no-longer-possible')
    if (!(await parts.people.activeAmong(transaction, [personId])).has(personId)) return refuse('not-found')
    if (!(await parts.duty.reachableAmong(transaction, [personId], at)).has(personId)) {
      return refuse('off-duty')
    }
    insertCalled(transaction, deed.organisationId, row.id, [personId])
    const asked = { row: { ...row, nudgedId: personId }, words: held.words }
    const to = { kind: 'person', id: personId } as const
    const next = await addStep(deed, parts, asked, { act: 'nudged', to })
    await ringNews(deed, parts, next.row, {
      news: 'can you take this',
      urgency: 'soon',
      personIds: [personId],
    })
    return answer({ task: await tell(deed, parts, next, concerned) })
  })
}
