import { api, type Escalation } from '@baton/contract'
import { may } from '@baton/domain'
import { waitedFor } from '@baton/domain/escalation/climb'
import { type Answer, answer, refuse } from '../../../platform/operations/answer.ts'
import type { Change } from '../../../platform/operations/change.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import type { EscalationParts } from '../parts.ts'
import { answerPages, lastPageOf, unansweredOf } from '../steps/answer-pages.ts'
import { takeStep } from '../steps/take-step.ts'
import { tell } from '../steps/tell.ts'
import { climbOf, presentWholes } from '../whole.ts'

/** Declines; when nobody on the rung is left, the next one is called in the same moment (ESC2). */
export function decline(parts: EscalationParts): Handler {
  return handleCommand(api.escalation.decline, (change, { escalationId }) =>
    declineIn(change, parts, escalationId),
  )
}

/** The same within a larger change, such as of the thing that is escalated. */
export async function declineIn(
  change: Change,
  parts: EscalationParts,
  escalationId: string,
): Promise<Answer<{ escalation: Escalation }>> {
  const { viewer, transaction } = change
  const fetched = await fetchThrough(change, parts, escalationId, { climbs: true })
  if (fetched === undefined) return refuse('not-found')
  const { deed, whole, coordinators } = fetched
  const { row } = whole
  const paged = lastPageOf(whole, viewer.personId) !== undefined
  if (!paged || !may('escalation.decline', ['paged'])) return refuse('not-found')
  if (row.state === 'accepted') return refuse('already-accepted')
  if (row.endedAt !== null) return refuse('no-longer-possible')
  const open = unansweredOf(whole, viewer.personId)
  if (open.length === 0) {
    change.unchanged()
    const [escalation] = await presentWholes({ transaction, vault: parts.vault }, [whole])
    return escalation === undefined ? refuse('not-found') : answer({ escalation })
  }
  const declined = answerPages(deed, whole, open, 'declined')
  if (row.state !== 'running' || waitedFor(climbOf(declined)).length > 0) {
    return answer({ escalation: await tell(deed, parts, { whole: declined, coordinators, paged: [] }) })
  }
  const taken = await takeStep(deed, parts, { ...fetched, whole: declined })
  return answer({
    escalation: await tell(deed, parts, { whole: taken.whole, coordinators, paged: taken.paged }),
  })
}
