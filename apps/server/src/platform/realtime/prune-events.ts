import type { Database } from '../database/database.ts'
import { inSystemTransaction } from '../database/transaction.ts'
import { deleteEventsBefore } from './store.ts'

/** How long what happened can be replayed (rule RT7). */
const keptDays = 30
const batch = 5_000

/**
 * Deletes events that are older than 30 days, a batch at a time; to be run daily. Readers who are further behind are
 * told to start afresh.
 *
 * @returns how many were deleted
 */
export async function pruneEvents(database: Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 24 * 60 * 60 * 1000)
  let deleted = 0
  for (;;) {
    const some = await inSystemTransaction(database.system, (transaction) =>
      deleteEventsBefore(transaction, before, batch),
    )
    deleted += some
    if (some < batch) return deleted
  }
}
