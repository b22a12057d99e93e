import { api } from '@baton/contract'
import { nextStatus } from '@baton/domain/tasks/status'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import type { TaskParts } from '../parts.ts'
import { addStep } from '../steps/add-step.ts'
import { checkTarget } from '../steps/check-target.ts'
import { escalationOf } from '../steps/climb.ts'
import { deedIn } from '../steps/deed.ts'
import { leading } from '../steps/lead.ts'
import { nobodys } from '../steps/nobodys.ts'
import { aboutOf, peopleOf, ringAsked } from '../steps/ring.ts'
import { tell } from '../steps/tell.ts'
import { forgetDeclined } from '../store/called.ts'

/** Sends it to the right role, team or person, who are asked at once; what was the viewer's is nobody's until then (TSK19). */
export function passOn(parts: TaskParts): Handler {
  return handleCommand(api.tasks.passOn, async (change, { taskId, to, reason }) => {
    const { personId } = change.viewer
    const fetched = await fetchThrough(change, parts, taskId, await peopleOf(deedIn(change), parts, to))
    if (fetched === undefined) return refuse('not-found')
    const { deed, held, concerned } = fetched
    const { row } = held
    const status = nextStatus(row, 'pass-on')
    if (status === null || (row.ownerId !== null && row.ownerId !== personId)) {
      return refuse('no-longer-possible')
    }
    const climbs = row.escalation !== 'none'
    const there = await checkTarget(deed, parts, to, climbs)
    if (!there.ok) return there
    const others = there.value.filter((one) => one !== personId)
    if (others.length === 0 && !climbs) return refuse('nobody-there')
    let { escalation } = row
    if (climbs) {
      const passed = await leading(deed.streams, () => parts.ladders.within.passOn(change, row.id, to))
      if (!passed.ok) return passed
      escalation = escalationOf(passed.value.escalation.state)
    }
    forgetDeclined(deed.transaction, row.id)
    const sent = nobodys(held, { forKind: to.kind, forId: to.id, status, escalation })
    const next = await addStep(deed, parts, sent, { act: 'passed-on', words: reason, to })
    await parts.notify.withdraw(deed, aboutOf(row))
    if (!climbs) await ringAsked(deed, parts, next.row, others)
    return answer({ task: await tell(deed, parts, next, concerned) })
  })
}
