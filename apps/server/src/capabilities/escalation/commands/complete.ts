import { api, type Escalation } from '@baton/contract'
import { may } from '@baton/domain'
import { type Answer, answer, refuse } from '../../../platform/operations/answer.ts'
import type { Change } from '../../../platform/operations/change.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import type { EscalationParts } from '../parts.ts'
import { tell } from '../steps/tell.ts'

/** Says that what the viewer accepted is done (ESC19). */
export function complete(parts: EscalationParts): Handler {
  return handleCommand(api.escalation.complete, async (change, { escalationId }) => {
    const fetched = await fetchThrough(change, parts, escalationId)
    if (fetched === undefined) return refuse('not-found')
    // Whoever says so from an alert may have another patient in mind.
    if (parts.subjects[fetched.whole.row.subjectKind]?.isCompletedThere) return refuse('not-allowed')
    return completeIn(change, parts, escalationId)
  })
}

/** The same within a larger change, such as of the thing that is escalated. */
export async function completeIn(
  change: Change,
  parts: EscalationParts,
  escalationId: string,
): Promise<Answer<{ escalation: Escalation }>> {
  const { viewer, at } = change
  const fetched = await fetchThrough(change, parts, escalationId)
  if (fetched === undefined) return refuse('not-found')
  const { deed, whole, coordinators } = fetched
  const { row } = whole
  const holder = row.acceptedBy === viewer.personId
  if (!may('escalation.complete', holder ? ['holder'] : [])) return refuse('not-found')
  if (row.state !== 'accepted') return refuse('no-longer-possible')
  const next = { ...row, state: 'done' as const, endedAt: at, endedBy: viewer.personId }
  const escalation = await tell(deed, parts, { whole: { ...whole, row: next }, coordinators, paged: [] })
  await parts.subjects[row.subjectKind]?.settled(deed, escalation)
  return answer({ escalation })
}
