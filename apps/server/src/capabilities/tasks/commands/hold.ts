import { api } from '@baton/contract'
import { nextStatus } from '@baton/domain/tasks/status'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import type { TaskParts } from '../parts.ts'
import { addStep } from '../steps/add-step.ts'
import { tell } from '../steps/tell.ts'

/** It waits for something; it stays whose it is (TSK6). */
export function hold(parts: TaskParts): Handler {
  return handleCommand(api.tasks.hold, async (change, { taskId, words, until }) => {
    const fetched = await fetchThrough(change, parts, taskId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, held, concerned } = fetched
    const status = nextStatus(held.row, 'hold')
    if (status === null) return refuse('no-longer-possible')
    const row = { ...held.row, status, holdUntil: until === null ? null : new Date(until) }
    const waiting = { row, words: { ...held.words, hold: words } }
    const next = await addStep(deed, parts, waiting, { act: 'held', words })
    return answer({ task: await tell(deed, parts, next, concerned) })
  })
}
