import type { Delivered } from '@baton/contract'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import type { CallParts } from '../parts.ts'
import type { Deed } from './deed.ts'

/** Who does something that no command asks for: a device by its room's socket, or nobody at all. */
export interface Doer {
  readonly organisationId: string
  readonly action: string
  readonly personId?: string | null
  readonly guestId?: string
}

/** Does something in one transaction of an organisation, publishes what came of it, and then does what waits for that. */
export async function byItself<Result>(
  parts: Pick<CallParts, 'database' | 'clock' | 'publish'>,
  { organisationId, action, personId = null, guestId }: Doer,
  work: (deed: Deed) => Promise<Result>,
): Promise<Result> {
  const delivered: Delivered[] = []
  const afterwards: (() => void)[] = []
  const result = await inTransaction(parts.database.app, organisationId, async (transaction) => {
    const streams = new StreamWriter(transaction)
    const done = await work({
      transaction,
      streams,
      organisationId,
      personId,
      ...(guestId === undefined ? {} : { guestId }),
      at: parts.clock.now(),
      afterCommit: (task) => afterwards.push(task),
      action,
      commandId: null,
    })
    streams.flush()
    delivered.push(...streams.delivered)
    return done
  })
  if (delivered.length > 0) parts.publish(organisationId, delivered)
  for (const task of afterwards) task()
  return result
}
