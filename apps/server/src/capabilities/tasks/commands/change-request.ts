import { isDeepStrictEqual } from 'node:util'
import { api } from '@baton/contract'
import { dueAt, missingOf, priorityOf } from '@baton/domain/tasks/pressing'
import { isOpenTask } from '@baton/domain/tasks/status'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import type { Held } from '../held.ts'
import type { TaskParts } from '../parts.ts'
import { addStep, type Done } from '../steps/add-step.ts'
import { press } from '../steps/press.ts'
import { ringNews } from '../steps/ring.ts'
import { tell } from '../steps/tell.ts'

/**
 * Corrects what the viewer asked for, or how soon: what presses enough for a ladder now begins to climb one (TSK4), and
 * one that is climbed presses as the task does or ends (TSK30). What its SBAR said is kept (TSK31). Whoever has it is
 * told.
 */
export function changeRequest(parts: TaskParts): Handler {
  return handleCommand(api.tasks.changeRequest, async (change, { taskId, reason, within, sbar, version }) => {
    const fetched = await fetchThrough(change, parts, taskId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, held, concerned } = fetched
    const { row, words } = held
    if (!isOpenTask(row) || row.version !== version) return refuse('no-longer-possible')
    const missing = missingOf({ ...row, sbar })
    if (missing.length > 0) return refuse('bad-input', missing)
    const changed: Held = {
      row: {
        ...row,
        within,
        priority: priorityOf({ type: row.type, within, sbar }),
        dueAt: within === row.within ? row.dueAt : dueAt(within, deed.at),
      },
      words: { ...words, reason, sbar },
    }
    const pressed = await press(deed, parts, changed)
    if (!pressed.ok) return pressed
    const isCorrected = !isDeepStrictEqual(sbar, words.sbar)
    const isChanged = !isCorrected || reason !== words.reason || within !== row.within
    const steps: Done[] = [
      ...(isChanged ? [{ act: 'changed', words: reason } as const] : []),
      ...(isCorrected ? [{ act: 'corrected', before: words.sbar } as const] : []),
    ]
    let next = pressed.value
    for (const step of steps) next = await addStep(deed, parts, next, step)
    await ringNews(deed, parts, next.row, {
      news: isChanged ? 'changed' : 'corrected',
      urgency: 'soon',
      personIds: [row.ownerId],
    })
    return answer({ task: await tell(deed, parts, next, concerned) })
  })
}
