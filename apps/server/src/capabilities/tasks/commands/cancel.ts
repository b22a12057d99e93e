import { api } from '@baton/contract'
import { nextStatus } from '@baton/domain/tasks/status'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import type { TaskParts } from '../parts.ts'
import { addStep } from '../steps/add-step.ts'
import { leading } from '../steps/lead.ts'
import { aboutOf, ringNews } from '../steps/ring.ts'
import { tell } from '../steps/tell.ts'

/** Takes back what the viewer asked for: nothing more is sent, and everyone who was asked is told. */
export function cancel(parts: TaskParts): Handler {
  return handleCommand(api.tasks.cancel, async (change, { taskId, reason }) => {
    const fetched = await fetchThrough(change, parts, taskId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, held, concerned } = fetched
    const { row, words } = held
    const status = nextStatus(row, 'cancel')
    if (status === null) return refuse('no-longer-possible')
    if (row.escalation !== 'none') {
      const cancelled = await leading(deed.streams, () => parts.ladders.within.cancel(change, row.id))
      if (!cancelled.ok) return cancelled
    }
    const ended = {
      row: {
        ...row,
        status,
        nudgedId: null,
        holdUntil: null,
        endedAt: deed.at,
        endedBy: change.viewer.personId,
        escalation: row.escalation === 'none' ? row.escalation : ('settled' as const),
      },
      words: { ...words, hold: null, outcome: reason },
    }
    const next = await addStep(deed, parts, ended, { act: 'cancelled', words: reason })
    await parts.notify.withdraw(deed, aboutOf(row))
    const asked = row.escalation === 'none' ? [...concerned.asked] : []
    await ringNews(deed, parts, next.row, {
      news: 'cancelled',
      urgency: 'routine',
      personIds: row.ownerId === null ? asked : [row.ownerId],
    })
    return answer({ task: await tell(deed, parts, next, concerned) })
  })
}
