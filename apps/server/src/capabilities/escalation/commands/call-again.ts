import type { Delivered } from '@baton/contract'
import { rungsAfterPassingOn } from '@baton/domain/escalation/rungs'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import type { EscalationParts } from '../parts.ts'
import { acceptedOf, answerPages } from '../steps/answer-pages.ts'
import type { Deed } from '../steps/deed.ts'
import { type Opened, openStep } from '../steps/open-step.ts'
import { takeStep } from '../steps/take-step.ts'
import { tell } from '../steps/tell.ts'
import { readIdsHeldBy } from '../store/escalations.ts'

/**
 * Somebody's duty has changed: what they had accepted and can be reached for no longer, because they were suspended, is
 * called again at once: the role through which they were called, then what is left of the ladder (ESC25). Nobody goes
 * off duty with an accepted item, so for everyone else there is nothing to do.
 */
export async function callAgain(
  parts: EscalationParts,
  { organisationId, personId, at }: { organisationId: string; personId: string; at: Date },
): Promise<void> {
  const delivered = await inTransaction(
    parts.database.app,
    organisationId,
    async (transaction): Promise<Delivered[]> => {
      const ids = await readIdsHeldBy(transaction, personId)
      if (ids.length === 0) return []
      const reachable = await parts.duty.reachableAmong(transaction, [personId], at)
      if (reachable.has(personId)) return []
      const streams = new StreamWriter(transaction)
      const who = { organisationId, personId: null, at, commandId: null }
      const deed: Deed = { transaction, streams, ...who, action: 'escalation.callAgain' }
      for (const id of ids) {
        const opened = await openStep(deed, parts, id)
        if (opened?.whole.row.acceptedBy === personId) await release(deed, parts, opened, personId)
      }
      streams.flush()
      return streams.delivered
    },
  )
  if (delivered.length > 0) parts.publish(organisationId, delivered)
}

async function release(
  deed: Deed,
  parts: EscalationParts,
  { whole, coordinators }: Opened,
  personId: string,
): Promise<void> {
  const { row } = whole
  if (row.state !== 'accepted') return
  const passed = answerPages(deed, whole, acceptedOf(whole, personId), 'passed-on')
  const role = row.acceptedRoleId
  const rungs = role === null ? row.rungs : rungsAfterPassingOn(row.urgency, row, { kind: 'role', id: role })
  const freed = { acceptedBy: null, acceptedAt: null, acceptedRoleId: null }
  // Not waited for any longer on the rung on which they were called.
  const next = { ...row, ...freed, rungs, state: 'running' as const, since: new Date(0) }
  const opened = { whole: { ...passed, row: next }, coordinators, foreseen: null }
  const taken = await takeStep(deed, parts, opened)
  await tell(deed, parts, { whole: taken.whole, coordinators, paged: taken.paged })
}
