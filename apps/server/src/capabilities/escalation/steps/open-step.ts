import type { Holders } from '@baton/domain/escalation/next-step'
import { holdStill } from '../../../platform/streams/store.ts'
import type { EscalationParts } from '../parts.ts'
import { lockEscalation, peekEscalation } from '../store/escalations.ts'
import { readHearers } from '../store/pages.ts'
import { type Whole, wholesOf } from '../whole.ts'
import type { Deed } from './deed.ts'
import { resolveRungs } from './resolve-rungs.ts'

/** An escalation that is about to change: locked, with the facts that the change depends on. */
export interface Opened {
  readonly whole: Whole
  /** Whom the rungs after the present one would call now. */
  readonly holders: Holders
  readonly coordinators: readonly string[]
}

/**
 * Locks everything that a step touches and gathers its facts, in the one order that every step keeps: the rota is held
 * still, then the streams of everyone who is or will be told, then the escalation itself.
 *
 * @param more people who will be told besides
 */
export async function openStep(
  deed: Deed,
  parts: EscalationParts,
  escalationId: string,
  more: readonly string[] = [],
): Promise<Opened | undefined> {
  const { transaction, organisationId } = deed
  await holdStill(transaction, organisationId)
  const seen = await peekEscalation(transaction, escalationId)
  if (seen === undefined) return undefined
  const coordinators = await parts.duty.coordinatorsOf(transaction, seen.siteId)
  const before = await resolveRungs(deed, parts, seen.rungs, seen.rung + 1)
  const within = seen.withinId === null ? [] : [seen.withinId]
  const hearers = await readHearers(transaction, escalationId)
  await deed.streams.lock([...within, ...hearers, ...coordinators, ...before.flat(), ...more])
  const row = await lockEscalation(transaction, escalationId)
  const [whole] = await wholesOf(transaction, row === undefined ? [] : [row])
  if (whole === undefined) return undefined
  if (whole.row.version === seen.version) return { whole, holders: before, coordinators }
  // It changed while we waited for it: whom it concerns now may be others.
  const holders = await resolveRungs(deed, parts, whole.row.rungs, whole.row.rung + 1)
  await deed.streams.lock([...(await readHearers(transaction, escalationId)), ...holders.flat()])
  return { whole, holders, coordinators }
}
