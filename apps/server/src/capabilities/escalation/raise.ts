import type { Escalation, Pressing, Rung, RungTarget, Subject } from '@baton/contract'
import { type Holders, nextDue } from '@baton/domain/escalation/next-step'
import { rungsFor } from '@baton/domain/escalation/rungs'
import type { Acting } from '../../platform/operations/acting.ts'
import { type Answer, answer, refuse } from '../../platform/operations/answer.ts'
import { holdStill } from '../../platform/streams/store.ts'
import { createScopeKey } from '../../platform/vault/index.ts'
import type { EscalationParts } from './parts.ts'
import type { Deed } from './steps/deed.ts'
import { resolveRungs } from './steps/resolve-rungs.ts'
import { takeStep } from './steps/take-step.ts'
import { announce } from './steps/tell.ts'
import { type EscalationRow, insertEscalation } from './store/escalations.ts'
import { readLaddersFor } from './store/ladders.ts'
import { insertHearers } from './store/pages.ts'
import { climbOf, type Whole } from './whole.ts'
import { scopeOf, sealWords, type Words } from './words.ts'

/** Something urgent that is about to be raised. */
export interface Raising extends Words {
  /** The subject's own id, so that both are found by one and a repeated command raises one. */
  readonly id: string
  readonly subject: Subject
  readonly urgency: Pressing
  readonly to: RungTarget
  readonly asRoleId: string | null
  /** Told of every step without being called. */
  readonly onlookers: readonly string[]
}

/**
 * Raises an escalation by whoever acts: builds its rungs, calls the first that somebody holds and tells everyone, all in
 * the caller's transaction.
 *
 * @returns refused `not-found` when the role is not here, `off-duty` when the person is, `nobody-there` when nobody on
 *   any rung can be called (ESC12, ESC15)
 */
export async function raise(
  acting: Acting,
  parts: EscalationParts,
  raising: Raising,
): Promise<Answer<Escalation>> {
  const { organisationId, personId } = acting
  if (personId === null) throw new Error('somebody raises an escalation')
  const deed: Deed = { ...acting, action: 'escalation.raise', commandId: null }
  await holdStill(acting.transaction, organisationId)
  const found = await findRungs(acting, parts, raising)
  if (!found.ok) return found
  const { rungs, holders, siteId } = found.value
  const callable = holders.map((personIds) => personIds.filter((one) => one !== personId))
  if (callable.every((personIds) => personIds.length === 0)) return refuse('nobody-there')
  const coordinators = await parts.duty.coordinatorsOf(acting.transaction, siteId)
  const { withinId } = raising.subject
  const people = [personId, ...raising.onlookers, ...coordinators, ...holders.flat()]
  await acting.streams.lock(withinId === null ? people : [withinId, ...people])
  const scope = await createScopeKey(
    acting.transaction,
    parts.vault,
    scopeOf({ organisationId, id: raising.id }),
  )
  const words = { reason: raising.reason, sbar: raising.sbar, callBack: raising.callBack }
  const sealed = sealWords(parts.vault, scope, raising.id, words)
  const whole = unclimbed(deed, raising, { words: sealed, raisedBy: personId, rungs, siteId })
  const taken = await takeStep(deed, parts, { whole, coordinators, foreseen: holders })
  const climbed = { ...taken.whole, row: { ...taken.whole.row, dueAt: nextDue(climbOf(taken.whole)) } }
  insertEscalation(acting.transaction, climbed.row)
  const hearing = [organisationId, raising.id] as const
  insertHearers(acting.transaction, ...hearing, [personId], 'raiser')
  insertHearers(acting.transaction, ...hearing, raising.onlookers, 'onlooker')
  return answer(await announce(deed, parts, { whole: climbed, coordinators, paged: taken.paged, words }))
}

/** As it stands before the first rung is called. */
function unclimbed(
  { organisationId, at }: Deed,
  { id, subject, urgency, asRoleId }: Raising,
  given: Pick<EscalationRow, 'words' | 'raisedBy' | 'rungs' | 'siteId'>,
): Whole {
  const row: EscalationRow = {
    id,
    organisationId,
    subjectKind: subject.kind,
    subjectId: subject.id,
    withinId: subject.withinId,
    urgency,
    asRoleId,
    raisedAt: at,
    state: 'running',
    rung: -1,
    since: at,
    round: 0,
    widened: false,
    acceptedBy: null,
    acceptedAt: null,
    acceptedRoleId: null,
    endedAt: null,
    endedBy: null,
    version: 1,
    dueAt: null,
    fence: 0,
    ...given,
  }
  return { row, pages: [], passedOver: [] }
}

/** What decides whom something urgent concerns. */
export type Addressed = Pick<Raising, 'to' | 'urgency' | 'asRoleId'>

/**
 * Everyone whose stream `raise` would lock besides its raiser's and onlookers': whoever raises something within a
 * larger change locks them with its own, in one go, so that two which cross never wait for each other.
 */
export async function concernedBy(
  acting: Acting,
  parts: EscalationParts,
  addressed: Addressed,
): Promise<string[]> {
  await holdStill(acting.transaction, acting.organisationId)
  const found = await findRungs(acting, parts, addressed)
  if (!found.ok) return []
  const { holders, siteId } = found.value
  const coordinators = await parts.duty.coordinatorsOf(acting.transaction, siteId)
  return [...new Set([...coordinators, ...holders.flat()])]
}

interface FoundRungs {
  rungs: Rung[]
  holders: Holders
  siteId: string | null
}

async function findRungs(
  acting: Acting,
  parts: EscalationParts,
  { to, urgency, asRoleId }: Addressed,
): Promise<Answer<FoundRungs>> {
  const { transaction } = acting
  const roleId = to.kind === 'role' ? to.id : null
  const named = [roleId, asRoleId].filter((id) => id !== null)
  const roles = await parts.duty.rolesByIds(transaction, named)
  if (named.some((id) => !roles.has(id))) return refuse('not-found')
  const ladders = await readLaddersFor(transaction, roleId)
  const rungs = rungsFor(
    urgency,
    to,
    ladders.map((ladder) => ladder.rungs),
  )
  const holders = await resolveRungs(acting, parts, rungs, 0)
  if (to.kind === 'person' && holders[0]?.length === 0) return refuse('off-duty')
  const siteId = named.map((id) => roles.get(id)?.siteId ?? null).find((site) => site !== null) ?? null
  return answer({ rungs, holders, siteId })
}
