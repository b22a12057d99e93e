import { api, type Escalation, type RungTarget } from '@baton/contract'
import { may, type Relationship } from '@baton/domain'
import { rungsAfterPassingOn } from '@baton/domain/escalation/rungs'
import { type Answer, answer, refuse } from '../../../platform/operations/answer.ts'
import type { Change } from '../../../platform/operations/change.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import type { EscalationParts } from '../parts.ts'
import { acceptedOf, answerPages, lastPageOf, unansweredOf } from '../steps/answer-pages.ts'
import { resolveRungs } from '../steps/resolve-rungs.ts'
import { doStep } from '../steps/take-step.ts'
import { tell } from '../steps/tell.ts'

/**
 * Sends it to the right role or person, who is called at once, before what is left of the ladder (ESC18). What the
 * viewer had accepted is nobody's until somebody accepts it anew.
 */
export function passOn(parts: EscalationParts): Handler {
  return handleCommand(api.escalation.passOn, (change, { escalationId, to }) =>
    passOnIn(change, parts, escalationId, to),
  )
}

/** The same within a larger change, such as of the thing that is escalated. */
export async function passOnIn(
  change: Change,
  parts: EscalationParts,
  escalationId: string,
  to: RungTarget,
): Promise<Answer<{ escalation: Escalation }>> {
  const { viewer, transaction } = change
  const fetched = await fetchThrough(change, parts, escalationId, { to })
  if (fetched === undefined) return refuse('not-found')
  const { deed, whole, coordinators } = fetched
  const { row } = whole
  const held = row.state === 'accepted' && row.acceptedBy === viewer.personId
  const relationships: Relationship[] = held ? ['holder'] : []
  if (lastPageOf(whole, viewer.personId) !== undefined) relationships.push('paged')
  if (!may('escalation.passOn', relationships)) return refuse('not-found')
  if (row.endedAt !== null || (row.state === 'accepted' && !held)) return refuse('no-longer-possible')
  if (to.kind === 'role' && !(await parts.duty.rolesByIds(transaction, [to.id])).has(to.id)) {
    return refuse('not-found')
  }
  const mine = held ? acceptedOf(whole, viewer.personId) : unansweredOf(whole, viewer.personId)
  const passed = answerPages(deed, whole, mine, 'passed-on')
  const next = {
    ...row,
    state: 'running' as const,
    rungs: rungsAfterPassingOn(row.urgency, row, to),
    acceptedBy: null,
    acceptedAt: null,
    acceptedRoleId: null,
  }
  const rung = next.rung + 1
  const called = (await resolveRungs(deed, parts, next.rungs, rung))[rung] ?? []
  const personIds = called.filter((one) => one !== viewer.personId && one !== row.raisedBy).sort()
  if (personIds.length === 0) return refuse('nobody-there')
  await deed.streams.lock(personIds)
  await parts.notify.withdraw(deed, { kind: 'escalation', id: row.id })
  const opened = { whole: { ...passed, row: next }, coordinators, foreseen: null }
  const step = { kind: 'advance', rung, personIds, passedOver: [] } as const
  const { whole: advanced, paged } = await doStep(deed, parts, opened, step)
  return answer({ escalation: await tell(deed, parts, { whole: advanced, coordinators, paged }) })
}
