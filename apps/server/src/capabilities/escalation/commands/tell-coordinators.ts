import type { Delivered } from '@baton/contract'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import type { EscalationParts } from '../parts.ts'
import type { Deed } from '../steps/deed.ts'
import { openStep } from '../steps/open-step.ts'
import { tell } from '../steps/tell.ts'
import { readOpenIds } from '../store/escalations.ts'
import { readHearers } from '../store/pages.ts'

/** A role has changed: whoever coordinates now is told of everything that is open. Doing it again changes nothing. */
export async function tellCoordinators(
  parts: EscalationParts,
  { organisationId, roleId, at }: { organisationId: string; roleId: string; at: Date },
): Promise<void> {
  const { app } = parts.database
  const open = await inTransaction(app, organisationId, async (transaction) => {
    const role = (await parts.duty.rolesByIds(transaction, [roleId])).get(roleId)
    return role?.coordinates ? readOpenIds(transaction) : []
  })
  for (const { id, siteId } of open) {
    const delivered = await inTransaction(app, organisationId, async (transaction): Promise<Delivered[]> => {
      const coordinators = await parts.duty.coordinatorsOf(transaction, siteId)
      const hearers = new Set(await readHearers(transaction, id))
      if (coordinators.every((personId) => hearers.has(personId))) return []
      const streams = new StreamWriter(transaction)
      const who = { organisationId, personId: null, at, commandId: null }
      const deed: Deed = { transaction, streams, ...who, action: 'escalation.tellCoordinators' }
      const opened = await openStep(deed, parts, id)
      if (opened === undefined || opened.whole.row.endedAt !== null) return []
      await tell(deed, parts, { whole: opened.whole, coordinators: opened.coordinators, paged: [] })
      streams.flush()
      return streams.delivered
    })
    if (delivered.length > 0) parts.publish(organisationId, delivered)
  }
}
