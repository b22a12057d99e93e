import { api, type Escalation } from '@baton/contract'
import { may } from '@baton/domain'
import { type Answer, answer, refuse } from '../../../platform/operations/answer.ts'
import type { Change } from '../../../platform/operations/change.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import type { EscalationParts } from '../parts.ts'
import { ringNews } from '../steps/ring.ts'
import { tell } from '../steps/tell.ts'

/** Cancels what the viewer raised; everyone who was paged is told, and nothing more is sent (ESC9). */
export function cancel(parts: EscalationParts): Handler {
  return handleCommand(api.escalation.cancel, (change, { escalationId }) =>
    cancelIn(change, parts, escalationId),
  )
}

/** The same within a larger change, such as of the thing that is escalated. */
export async function cancelIn(
  change: Change,
  parts: EscalationParts,
  escalationId: string,
): Promise<Answer<{ escalation: Escalation }>> {
  const { viewer, at } = change
  const fetched = await fetchThrough(change, parts, escalationId)
  if (fetched === undefined) return refuse('not-found')
  const { deed, whole, coordinators } = fetched
  const { row, pages } = whole
  const author = row.raisedBy === viewer.personId
  if (!may('escalation.cancel', author ? ['author'] : [])) return refuse('not-found')
  if (row.endedAt !== null) return refuse('no-longer-possible')
  const next = { ...row, state: 'cancelled' as const, endedAt: at, endedBy: viewer.personId }
  await parts.notify.withdraw(deed, { kind: 'escalation', id: row.id })
  const escalation = await tell(deed, parts, { whole: { ...whole, row: next }, coordinators, paged: [] })
  const gone = new Set(['declined', 'passed-on'])
  const personIds = pages.filter((page) => !gone.has(page.answer ?? '')).map(({ personId }) => personId)
  await ringNews(deed, parts, next, { news: 'cancelled', about: 'once', urgency: 'soon', personIds })
  await parts.subjects[row.subjectKind]?.settled(deed, escalation)
  return answer({ escalation })
}
