import { api } from '@baton/contract'
import { awaitsReview } from '@baton/domain/tasks/status'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import type { TaskParts } from '../parts.ts'
import { addStep } from '../steps/add-step.ts'
import { tell } from '../steps/tell.ts'

/** Whoever asked has read what came of it: it leaves their board (TSK10). */
export function review(parts: TaskParts): Handler {
  return handleCommand(api.tasks.review, async (change, { taskId }) => {
    const fetched = await fetchThrough(change, parts, taskId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, held, concerned } = fetched
    if (!awaitsReview({ ...held.row, reviewedAt: held.row.reviewedAt?.toISOString() ?? null })) {
      return refuse('no-longer-possible')
    }
    const read = { row: { ...held.row, reviewedAt: deed.at }, words: held.words }
    const next = await addStep(deed, parts, read, { act: 'reviewed' })
    return answer({ task: await tell(deed, parts, next, concerned) })
  })
}
