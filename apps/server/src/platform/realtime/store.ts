import type { StreamKind } from '@baton/contract'
import type { Transaction } from '../database/transaction.ts'

/** How far a stream has come, and how much of its beginning is gone. */
export interface Head {
  id: string
  kind: StreamKind
  seq: number
  prunedUpTo: number
}

/** Where streams have come to; those that do not exist are left out. */
export async function readHeads(transaction: Transaction, ids: readonly string[]): Promise<Head[]> {
  return transaction.query<Head>({
    name: 'realtime-heads',
    text: `select id, kind, seq, pruned_up_to as "prunedUpTo" from stream where id = any($1::uuid[])`,
    values: [ids],
  })
}

/**
 * Those of these streams that have come further than the position given with each. Reads as the system: the streams
 * are of several organisations, and nothing but positions is read.
 */
export async function readAdvanced(
  transaction: Transaction,
  known: readonly { id: string; seq: number }[],
): Promise<Head[]> {
  return transaction.query<Head>({
    name: 'realtime-advanced',
    text: `select stream.id, stream.kind, stream.seq, stream.pruned_up_to as "prunedUpTo"
             from unnest($1::uuid[], $2::bigint[]) as known (id, seq)
             join stream on stream.id = known.id and stream.seq > known.seq`,
    values: [known.map((one) => one.id), known.map((one) => one.seq)],
  })
}

/**
 * Deletes events older than `before`, up to `most` of them, and raises each stream's mark of what is gone, in one
 * statement: a reader finds the events or the mark (rule RT7). Reads and writes as the system.
 *
 * @returns how many were deleted
 */
export async function deleteEventsBefore(
  transaction: Transaction,
  before: Date,
  most: number,
): Promise<number> {
  const [row] = await transaction.query<{ deleted: number }>({
    name: 'realtime-prune',
    text: `with old as (
             select stream_id, seq from event where at < $1 order by stream_id, seq limit $2
           ), locked as materialized (
             -- In the order in which commands lock, so that neither waits for the other in a ring.
             select id from stream where id in (select stream_id from old) order by id for update
           ), gone as (
             delete from event using old join locked on locked.id = old.stream_id
              where event.stream_id = old.stream_id and event.seq = old.seq
             returning event.stream_id, event.seq
           ), marked as (
             update stream set pruned_up_to = greatest(pruned_up_to, mark.seq)
               from (select stream_id, max(seq) as seq from gone group by stream_id) as mark
              where stream.id = mark.stream_id
           )
           select count(*) as deleted from gone`,
    values: [before.toISOString(), most],
  })
  return row?.deleted ?? 0
}
