import { api } from '@baton/contract'
import { nextStatus } from '@baton/domain/tasks/status'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import { present } from '../held.ts'
import type { TaskParts } from '../parts.ts'
import { addStep } from '../steps/add-step.ts'
import { tell } from '../steps/tell.ts'

/** Somebody who is asked has it on a screen: received is not accepted (TSK6). */
export function markReceived(parts: TaskParts): Handler {
  return handleCommand(api.tasks.markReceived, async (change, { taskId }) => {
    const fetched = await fetchThrough(change, parts, taskId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, held, concerned } = fetched
    const status = nextStatus(held.row, 'receive')
    if (status === null) {
      change.unchanged()
      return answer({ task: present(held) })
    }
    const received = { row: { ...held.row, status }, words: held.words }
    const next = await addStep(deed, parts, received, { act: 'received' })
    return answer({ task: await tell(deed, parts, next, concerned) })
  })
}
