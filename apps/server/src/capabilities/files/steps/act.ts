import type { Delivered } from '@baton/contract'
import { sqlStateOf } from '../../../platform/database/sql-state.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import type { FilesParts } from '../parts.ts'
import type { Deed } from './deed.ts'

/** Attempts at a transaction that another one stood in the way of. */
const attempts = 5

/** Who does something that is no command: the system, or whoever sends content. */
export interface Act {
  readonly organisationId: string
  readonly action: string
  /** `null` for the system. */
  readonly personId: string | null
}

/** Does something apart from a command, in one transaction of an organisation, and publishes what came of it. */
export async function act<Result>(
  parts: Pick<FilesParts, 'database' | 'clock' | 'publish'>,
  { organisationId, action, personId }: Act,
  work: (deed: Deed) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    const delivered: Delivered[] = []
    const afterwards: (() => void)[] = []
    try {
      const result = await inTransaction(parts.database.app, organisationId, async (transaction) => {
        const streams = new StreamWriter(transaction)
        const done = await work({
          transaction,
          streams,
          organisationId,
          personId,
          at: parts.clock.now(),
          action,
          commandId: null,
          afterCommit: (task) => afterwards.push(task),
        })
        streams.flush()
        delivered.push(...streams.delivered)
        return done
      })
      for (const task of afterwards) task()
      if (delivered.length > 0) parts.publish(organisationId, delivered)
      return result
    } catch (error) {
      const state = sqlStateOf(error)
      if (attempt === attempts || (state !== '40001' && state !== '40P01')) throw error
    }
  }
}
