import type { RungTarget } from '@baton/contract'
import { type Holders, rungDue } from '@baton/domain/escalation/next-step'
import { holdStill } from '../../../platform/streams/store.ts'
import type { EscalationParts } from '../parts.ts'
import { type EscalationRow, lockEscalation, peekEscalation } from '../store/escalations.ts'
import { readHearers } from '../store/pages.ts'
import { climbOf, type Whole, wholesOf } from '../whole.ts'
import type { Deed } from './deed.ts'
import { resolveRungs } from './resolve-rungs.ts'

/** An escalation that is about to change: locked, with whom it concerns. */
export interface Opened {
  readonly whole: Whole
  readonly coordinators: readonly string[]
  /** Whom the rungs after the present one call now, where that was foreseen to be asked. */
  readonly foreseen: Holders | null
}

interface Opening {
  readonly climbs?: boolean | 'when due'
  readonly to?: RungTarget | undefined
  readonly more?: readonly string[]
}

/**
 * Locks everything that a step touches, in the one order that every step keeps: the rota is held still, then the
 * streams of everyone who is or will be told, then the escalation itself.
 *
 * @param climbs whether the next rung will be called, as far as one can tell before the lock
 * @param to whoever will be called besides, resolved once the rota is held still
 * @param more people who will be told besides
 */
export async function openStep(
  deed: Deed,
  parts: EscalationParts,
  escalationId: string,
  { climbs = false, to, more = [] }: Opening = {},
): Promise<Opened | undefined> {
  const { transaction, organisationId } = deed
  await holdStill(transaction, organisationId)
  const seen = await peekEscalation(transaction, escalationId)
  if (seen === undefined) return undefined
  const asks = climbs === 'when due' ? isDue(seen, deed.at) : climbs
  const [coordinators, hearers, holders, others, besides] = await Promise.all([
    parts.duty.coordinatorsOf(transaction, seen.siteId),
    readHearers(transaction, escalationId),
    asks ? resolveRungs(deed, parts, seen.rungs, seen.rung + 1) : null,
    parts.subjects[seen.subjectKind]?.concernedBy?.(deed, seen.subjectId) ?? [],
    to === undefined ? [] : resolveRungs(deed, parts, [{ target: to, waitMs: 0 }], 0),
  ])
  const within = seen.withinId === null ? [] : [seen.withinId]
  const called = [...(holders?.flat() ?? []), ...besides.flat()]
  await deed.streams.lock([...within, ...hearers, ...coordinators, ...called, ...others, ...more])
  const row = await lockEscalation(transaction, escalationId)
  const [whole] = await wholesOf(transaction, row === undefined ? [] : [row])
  if (whole === undefined) return undefined
  if (whole.row.version === seen.version) return { whole, coordinators, foreseen: holders }
  // It changed while we waited for it: whom it concerns now may be others.
  await deed.streams.lock(await readHearers(transaction, escalationId))
  return { whole, coordinators, foreseen: null }
}

/** Whom the rungs after the present one call at this moment (ESC6); the streams of all of them are locked. */
export async function holdersFor(
  deed: Deed,
  parts: EscalationParts,
  { whole, foreseen }: Opened,
): Promise<Holders> {
  if (foreseen !== null) return foreseen
  const holders = await resolveRungs(deed, parts, whole.row.rungs, whole.row.rung + 1)
  await deed.streams.lock(holders.flat())
  return holders
}

function isDue(row: EscalationRow, at: Date): boolean {
  const due = rungDue(climbOf({ row, pages: [], passedOver: [] }))
  return due !== null && due <= at
}
