import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import { hangOnTask } from '../files/hang-on-task.ts'
import type { TaskParts } from '../parts.ts'
import { addStep } from '../steps/add-step.ts'
import { ringNews } from '../steps/ring.ts'
import { tell } from '../steps/tell.ts'

/** Says something about it, or shows a file, also when it has ended; who asked and whose it is are told. */
export function comment(parts: TaskParts): Handler {
  return handleCommand(api.tasks.comment, async (change, { taskId, words, fileIds = [] }) => {
    const fetched = await fetchThrough(change, parts, taskId)
    if (fetched === undefined) return refuse('not-found')
    const { held, concerned } = fetched
    const hung = await hangOnTask(change, parts, { id: taskId, patientId: held.row.aboutId }, fileIds)
    if (!hung.ok) return hung
    const deed = { ...fetched.deed, fileIds }
    const next = await addStep(deed, parts, held, {
      act: 'commented',
      words: words === '' ? null : words,
      fileIds,
    })
    await ringNews(deed, parts, next.row, {
      news: 'comment',
      urgency: 'routine',
      personIds: [held.row.requestedBy, held.row.ownerId],
    })
    return answer({ task: await tell(deed, parts, next, concerned) })
  })
}
