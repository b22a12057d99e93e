import type { StreamKind } from '@baton/contract'
import {
  bigintArray,
  byteaArray,
  eachOf,
  jsonArray,
  momentArray,
  textArray,
  uuidArray,
} from '../database/array-parameters.ts'
import type { Transaction } from '../database/transaction.ts'

export interface StreamHead {
  id: string
  organisationId: string
  kind: StreamKind
  seq: number
  auditPosition: number
  auditHead: Buffer
  touched: boolean
}

export interface EventRow {
  streamId: string
  seq: number
  organisationId: string
  type: string
  /** Ids and numbers only. */
  data: unknown
  by: string | null
  at: Date
}

/** Locks the streams in the order of their ids and returns where they have come to. */
export async function lockStreams(transaction: Transaction, sortedIds: string[]): Promise<StreamHead[]> {
  const rows = await transaction.query<Omit<StreamHead, 'touched'>>({
    name: 'streams-lock',
    text: `select id, organisation_id as "organisationId", kind, seq,
                  audit_position as "auditPosition", audit_head as "auditHead"
             from stream where id = any($1::uuid[]) order by id for update`,
    values: [sortedIds],
  })
  return rows.map((row) => ({ ...row, touched: false }))
}

/**
 * Keeps a stream from moving on until the transaction ends, without moving it: whoever would write to it waits, others
 * who hold it still do not. For a decision that depends on what that stream tells of, such as who holds a role.
 */
export async function holdStill(transaction: Transaction, id: string): Promise<void> {
  await transaction.query({
    name: 'stream-hold',
    text: 'select 1 from stream where id = $1 for share',
    values: [id],
  })
}

/** Inserts new streams at the position that they have come to in this transaction. */
export function insertStreams(transaction: Transaction, heads: readonly StreamHead[]): void {
  transaction.write({
    name: 'streams-insert',
    text: `insert into stream (id, organisation_id, kind, seq, audit_position, audit_head)
           select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::bigint[], $6::bytea[])`,
    values: [
      uuidArray(heads.map((head) => head.id)),
      uuidArray(heads.map((head) => head.organisationId)),
      textArray(heads.map((head) => head.kind)),
      bigintArray(heads.map((head) => head.seq)),
      bigintArray(heads.map((head) => head.auditPosition)),
      byteaArray(heads.map((head) => head.auditHead)),
    ],
  })
}

/** Writes where locked streams have come to. */
export function advanceStreams(transaction: Transaction, heads: readonly StreamHead[]): void {
  transaction.write({
    name: 'streams-advance',
    text: `update stream set seq = ($2::bigint[])[n], audit_position = ($3::bigint[])[n], audit_head = ($4::bytea[])[n]
             from ${eachOf('$1::uuid[]')} where stream.id = each.id`,
    values: [
      uuidArray(heads.map((head) => head.id)),
      bigintArray(heads.map((head) => head.seq)),
      bigintArray(heads.map((head) => head.auditPosition)),
      byteaArray(heads.map((head) => head.auditHead)),
    ],
  })
}

/** What a stream was taken to be, and where it has come to since. */
export interface Step {
  from: StreamHead
  to: StreamHead
}

/**
 * Writes where streams have come to that were not locked: fails with all that is sent with it unless each is still as
 * it was taken to be. Given in the order of their ids, in which they are locked.
 */
export function advanceStreamsFrom(transaction: Transaction, steps: readonly Step[]): void {
  transaction.write({
    name: 'streams-advance-from',
    text: `update stream set seq = ($2::bigint[])[n], audit_position = ($3::bigint[])[n], audit_head = ($4::bytea[])[n]
             from ${eachOf('$1::uuid[]')}
            where stream.id = each.id and stream.seq = ($5::bigint[])[n] and stream.audit_position = ($6::bigint[])[n]
              and stream.audit_head = ($7::bytea[])[n]
        returning 1`,
    values: [
      uuidArray(steps.map(({ to }) => to.id)),
      bigintArray(steps.map(({ to }) => to.seq)),
      bigintArray(steps.map(({ to }) => to.auditPosition)),
      byteaArray(steps.map(({ to }) => to.auditHead)),
      bigintArray(steps.map(({ from }) => from.seq)),
      bigintArray(steps.map(({ from }) => from.auditPosition)),
      byteaArray(steps.map(({ from }) => from.auditHead)),
    ],
    rows: steps.length,
  })
}

/** Appends events. */
export function insertEvents(transaction: Transaction, events: readonly EventRow[]): void {
  transaction.write({
    name: 'events-insert',
    text: `insert into event (stream_id, seq, organisation_id, type, data, by, at)
           select each.id, ($2::bigint[])[n], ($3::uuid[])[n], ($4::text[])[n], ($5::jsonb[])[n], ($6::uuid[])[n],
                  ($7::timestamptz[])[n]
             from ${eachOf('$1::uuid[]')}`,
    values: [
      uuidArray(events.map((event) => event.streamId)),
      bigintArray(events.map((event) => event.seq)),
      uuidArray(events.map((event) => event.organisationId)),
      textArray(events.map((event) => event.type)),
      jsonArray(events.map((event) => event.data)),
      uuidArray(events.map((event) => event.by)),
      momentArray(events.map((event) => event.at)),
    ],
  })
}

/**
 * Events of streams after a position each, in order: what a reader who was away has missed. Reads as the system, for
 * a reader whose right to the stream was checked.
 */
export async function readEvents(
  transaction: Transaction,
  after: readonly { streamId: string; seq: number }[],
  limitPerStream: number,
): Promise<EventRow[]> {
  return transaction.query<EventRow>({
    name: 'events-read',
    text: `select event.stream_id as "streamId", event.seq, event.organisation_id as "organisationId", event.type,
                  event.data, event.by, event.at
             from unnest($1::uuid[], $2::bigint[]) as after (stream_id, seq)
             cross join lateral (
               select * from event where event.stream_id = after.stream_id and event.seq > after.seq
                order by event.seq limit $3) as event
            order by event.stream_id, event.seq`,
    values: [after.map((one) => one.streamId), after.map((one) => one.seq), limitPerStream],
  })
}

/** The position that a stream has come to; 0 when it is not there. */
export async function positionOf(transaction: Transaction, streamId: string): Promise<number> {
  const [row] = await transaction.query<{ seq: number }>({
    name: 'stream-position',
    text: 'select seq from stream where id = $1',
    values: [streamId],
  })
  return row?.seq ?? 0
}

/** The positions that streams have come to. */
export async function positionsOf(
  transaction: Transaction,
  streamIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await transaction.query<{ id: string; seq: number }>({
    name: 'stream-positions',
    text: 'select id, seq from stream where id = any($1::uuid[])',
    values: [streamIds],
  })
  return new Map(rows.map((row) => [row.id, row.seq]))
}
