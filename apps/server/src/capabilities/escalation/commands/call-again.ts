import type { Delivered } from '@baton/contract'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import type { EscalationParts } from '../parts.ts'
import type { Deed } from '../steps/deed.ts'
import { type Opened, openStep } from '../steps/open-step.ts'
import { release } from '../steps/release.ts'
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
      const reachable = await parts.duty.callableAmong(transaction, [personId], at)
      if (reachable.has(personId)) return []
      const streams = new StreamWriter(transaction)
      const who = { organisationId, personId: null, at, commandId: null }
      const deed: Deed = { transaction, streams, ...who, action: 'escalation.callAgain' }
      for (const id of ids) {
        const opened = await openStep(deed, parts, id)
        if (opened?.whole.row.acceptedBy === personId) await callInstead(deed, parts, opened)
      }
      streams.flush()
      return streams.delivered
    },
  )
  if (delivered.length > 0) parts.publish(organisationId, delivered)
}

async function callInstead(deed: Deed, parts: EscalationParts, opened: Opened): Promise<void> {
  const { row } = opened.whole
  if (row.state !== 'accepted') return
  const role = row.acceptedRoleId
  const taken = await release(deed, parts, opened, role === null ? null : { kind: 'role', id: role })
  await tell(deed, parts, { whole: taken.whole, coordinators: opened.coordinators, paged: taken.paged })
}
