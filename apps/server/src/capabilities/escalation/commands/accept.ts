import { api, type Escalation } from '@baton/contract'
import { may } from '@baton/domain'
import { type Answer, answer, refuse } from '../../../platform/operations/answer.ts'
import type { Change } from '../../../platform/operations/change.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import type { EscalationParts } from '../parts.ts'
import { answerPages, lastPageOf } from '../steps/answer-pages.ts'
import { ringNews } from '../steps/ring.ts'
import { tell } from '../steps/tell.ts'
import { presentWholes } from '../whole.ts'

/** Accepts: everyone who was paged may, the first one does, and the climb ends (ESC4). */
export function accept(parts: EscalationParts): Handler {
  return handleCommand(api.escalation.accept, (change, { escalationId }) =>
    acceptIn(change, parts, escalationId),
  )
}

/** The same within a larger change, such as of the thing that is escalated. */
export async function acceptIn(
  change: Change,
  parts: EscalationParts,
  escalationId: string,
): Promise<Answer<{ escalation: Escalation }>> {
  const { viewer, transaction, at } = change
  const fetched = await fetchThrough(change, parts, escalationId)
  if (fetched === undefined) return refuse('not-found')
  const { deed, whole, coordinators } = fetched
  const { row } = whole
  const page = lastPageOf(whole, viewer.personId)
  if (page === undefined || !may('escalation.accept', ['paged'])) return refuse('not-found')
  if (row.state === 'accepted' && row.acceptedBy === viewer.personId) {
    change.unchanged()
    const [escalation] = await presentWholes({ transaction, vault: parts.vault }, [whole])
    return escalation === undefined ? refuse('not-found') : answer({ escalation })
  }
  if (row.state === 'accepted') return refuse('already-accepted')
  if (row.endedAt !== null) return refuse('no-longer-possible')
  const reachable = await parts.duty.callableAmong(transaction, [viewer.personId], at)
  if (!reachable.has(viewer.personId)) return refuse('off-duty')
  const accepted = answerPages(deed, whole, [page], 'accepted')
  const next = {
    ...row,
    state: 'accepted' as const,
    acceptedBy: viewer.personId,
    acceptedAt: at,
    acceptedRoleId: page.roleId,
  }
  await parts.notify.withdraw(deed, { kind: 'escalation', id: row.id })
  const told = { whole: { ...accepted, row: next }, coordinators, paged: [] }
  const escalation = await tell(deed, parts, told)
  const personIds = [row.raisedBy]
  await ringNews(deed, parts, next, {
    news: 'accepted',
    about: escalation.version,
    urgency: 'soon',
    personIds,
  })
  await parts.subjects[row.subjectKind]?.settled(deed, escalation)
  return answer({ escalation })
}
