import { api } from '@baton/contract'
import { nextStatus } from '@baton/domain/tasks/status'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import { targetOf } from '../held.ts'
import type { TaskParts } from '../parts.ts'
import { addStep } from '../steps/add-step.ts'
import { escalationOf } from '../steps/climb.ts'
import { leading } from '../steps/lead.ts'
import { nobodys } from '../steps/nobodys.ts'
import { ringAsked, ringNews } from '../steps/ring.ts'
import { tell } from '../steps/tell.ts'

/** Gives back what the viewer had: those of whom it was asked may take it again, and are told (TSK19). */
export function giveBack(parts: TaskParts): Handler {
  return handleCommand(api.tasks.giveBack, async (change, { taskId, reason }) => {
    const fetched = await fetchThrough(change, parts, taskId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, held, concerned } = fetched
    const { row } = held
    const status = nextStatus(row, 'give-back')
    if (status === null) return refuse('no-longer-possible')
    let { escalation } = row
    if (escalation !== 'none') {
      const to = targetOf(row)
      const released = await leading(deed.streams, () => parts.ladders.within.release(change, row.id, to))
      if (!released.ok) return released
      escalation = escalationOf(released.value.escalation.state)
    }
    const given = nobodys(held, { status, escalation })
    const next = await addStep(deed, parts, given, { act: 'given-back', words: reason })
    if (escalation === 'none') await ringAsked(deed, parts, next.row, concerned.asked)
    await ringNews(deed, parts, next.row, {
      news: 'given back',
      urgency: 'soon',
      personIds: [row.requestedBy],
    })
    return answer({ task: await tell(deed, parts, next, concerned) })
  })
}
