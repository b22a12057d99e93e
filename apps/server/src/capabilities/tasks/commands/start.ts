import { api } from '@baton/contract'
import { refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import type { TaskParts } from '../parts.ts'
import { take } from '../steps/take.ts'

/** Starts, or goes on after it waited; what nobody has is accepted by it (TSK15). */
export function start(parts: TaskParts): Handler {
  return handleCommand(api.tasks.start, async (change, { taskId }) => {
    const fetched = await fetchThrough(change, parts, taskId)
    return fetched === undefined ? refuse('not-found') : take(change, parts, fetched, 'start')
  })
}
