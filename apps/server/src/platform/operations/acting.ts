import type { Transaction } from '../database/transaction.ts'
import type { StreamWriter } from '../streams/stream-writer.ts'
import type { Change } from './change.ts'

/** Who acts, when, and in whose transaction: what a command or an engine hands to a lower capability. */
export interface Acting {
  readonly transaction: Transaction
  readonly streams: StreamWriter
  readonly organisationId: string
  /** `null` for the system. */
  readonly personId: string | null
  readonly at: Date
  /** Does something outside the database once it is committed; where it is left out, a timer finds what there is to do. */
  readonly afterCommit?: (task: () => void) => void
}

/** The viewer of a command, acting in its transaction. */
export function actingIn(change: Change): Acting {
  const { transaction, streams, viewer, at } = change
  return {
    transaction,
    streams,
    organisationId: viewer.organisationId,
    personId: viewer.personId,
    at,
    afterCommit: (task) => change.afterCommit(task),
  }
}
