import type { Delivered } from '@baton/contract'
import type { Clock } from '../../../platform/clock.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import type { TaskParts } from '../parts.ts'
import type { Deed } from '../steps/deed.ts'

/** Does something as the system, in one transaction of an organisation, and publishes what came of it. */
export async function byItself(
  parts: TaskParts,
  clock: Clock,
  { organisationId, action }: { organisationId: string; action: string },
  work: (deed: Deed) => Promise<void>,
): Promise<void> {
  const delivered: Delivered[] = []
  await inTransaction(parts.database.app, organisationId, async (transaction) => {
    const streams = new StreamWriter(transaction)
    const acting = { transaction, streams, organisationId, personId: null, at: clock.now() }
    await work({ ...acting, action, commandId: null })
    streams.flush()
    delivered.push(...streams.delivered)
  })
  if (delivered.length > 0) parts.publish(organisationId, delivered)
}
