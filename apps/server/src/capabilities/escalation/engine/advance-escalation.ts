import type { Delivered } from '@baton/contract'
import { nextDue, type Step } from '@baton/domain/escalation/next-step'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import type { EscalationParts } from '../parts.ts'
import type { Deed } from '../steps/deed.ts'
import { openStep } from '../steps/open-step.ts'
import { takeStep } from '../steps/take-step.ts'
import { keep, tell } from '../steps/tell.ts'
import { type Due, endWhenAbandoned, releaseDue } from '../store/engine.ts'
import { climbOf } from '../whole.ts'

/** What the engine calls what it does, in the audit log. */
const actions: Readonly<Partial<Record<Step['kind'], string>>> = {
  repeat: 'escalation.repeat',
  widen: 'escalation.widen',
  remind: 'escalation.remind',
  advance: 'escalation.advance',
  exhaust: 'escalation.exhaust',
}

/**
 * Does what is due with one escalation, in one transaction: locked, the rota asked, the domain asked, then saved, told
 * and audited together or not at all. Whoever does not hold the newest token does nothing (ESC7).
 *
 * @returns what was done; `null` when somebody else was quicker
 */
export async function advanceEscalation(
  parts: EscalationParts,
  due: Due,
  now: () => Date,
): Promise<Step['kind'] | null> {
  const delivered: Delivered[] = []
  const { organisationId } = due
  const done = await inTransaction(parts.database.app, organisationId, async (transaction) => {
    endWhenAbandoned(transaction)
    const streams = new StreamWriter(transaction)
    // When the locks are had, not before: a step must not be dated before what it waited for.
    const asked = { transaction, streams, organisationId, personId: null, at: now(), commandId: null }
    const deed: Deed = { ...asked, action: 'escalation.advance' }
    const opened = await openStep(deed, parts, due.id, { climbs: 'when due' })
    if (opened === undefined || opened.whole.row.fence !== due.fence) return null
    const dated = { ...deed, at: now() }
    const { kind, whole, paged, shown } = await takeStep(dated, parts, opened)
    const named = { ...dated, action: actions[kind] ?? deed.action }
    const dueAt = nextDue(climbOf(whole))
    if (dueAt === null) return null
    if (kind === 'wait') releaseDue(transaction, due, dueAt)
    else if (shown) await tell(named, parts, { whole, coordinators: opened.coordinators, paged })
    else keep(named, whole, [])
    streams.flush()
    delivered.push(...streams.delivered)
    return kind
  })
  if (delivered.length > 0) parts.publish(organisationId, delivered)
  return done
}
