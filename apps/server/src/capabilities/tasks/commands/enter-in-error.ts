import { api } from '@baton/contract'
import { isOpenTask, nextStatus } from '@baton/domain/tasks/status'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import type { TaskParts } from '../parts.ts'
import { addStep } from '../steps/add-step.ts'
import { leading } from '../steps/lead.ts'
import { aboutOf, ringNews } from '../steps/ring.ts'
import { tell } from '../steps/tell.ts'

/** Says that it is about the wrong patient or was never meant: nobody does it, and it stays in the log (TSK17). */
export function enterInError(parts: TaskParts): Handler {
  return handleCommand(api.tasks.enterInError, async (change, { taskId, reason }) => {
    const fetched = await fetchThrough(change, parts, taskId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, held, concerned } = fetched
    const { row, words } = held
    const status = nextStatus(row, 'enter-in-error')
    if (status === null) return refuse('no-longer-possible')
    const { personId } = change.viewer
    if (row.escalation !== 'none' && isOpenTask(row)) {
      const { cancel, complete } = parts.ladders.within
      const end = row.requestedBy === personId ? cancel : complete
      const ended = await leading(deed.streams, () => end(change, row.id))
      if (!ended.ok) return ended
    }
    const wrong = {
      row: {
        ...row,
        status,
        nudgedId: null,
        holdUntil: null,
        endedAt: row.endedAt ?? deed.at,
        endedBy: row.endedBy ?? personId,
        escalation: row.escalation === 'none' ? row.escalation : ('settled' as const),
      },
      words: { ...words, hold: null, outcome: reason },
    }
    const next = await addStep(deed, parts, wrong, { act: 'entered-in-error', words: reason })
    await parts.notify.withdraw(deed, aboutOf(row))
    await ringNews(deed, parts, next.row, {
      news: 'cancelled',
      urgency: 'soon',
      personIds: [row.requestedBy, row.ownerId],
    })
    return answer({ task: await tell(deed, parts, next, concerned) })
  })
}
