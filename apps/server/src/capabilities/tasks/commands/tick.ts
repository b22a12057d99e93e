import { api } from '@baton/contract'
import { isOpenTask } from '@baton/domain/tasks/status'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import { present } from '../held.ts'
import type { TaskParts } from '../parts.ts'
import { tell } from '../steps/tell.ts'

/** Ticks an item of its checklist, or takes the tick away; by whom and when is kept. */
export function tick(parts: TaskParts): Handler {
  return handleCommand(api.tasks.tick, async (change, { taskId, item, done }) => {
    const fetched = await fetchThrough(change, parts, taskId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, held, concerned } = fetched
    const { row, words } = held
    if (!isOpenTask(row) || item >= words.checklist.length) return refuse('no-longer-possible')
    if (done === ((row.ticks[item] ?? null) !== null)) {
      change.unchanged()
      return answer({ task: present(held) })
    }
    const made = done ? { doneBy: change.viewer.personId, doneAt: deed.at.toISOString() } : null
    const ticks = words.checklist.map((_, index) => (index === item ? made : (row.ticks[index] ?? null)))
    return answer({ task: await tell(deed, parts, { row: { ...row, ticks }, words }, concerned) })
  })
}
