import type { StreamKind } from '@baton/contract'
import { byteaArray, momentArray, plainArray, textArray } from '../database/array-literals.ts'
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
      plainArray(heads.map((head) => head.id)),
      plainArray(heads.map((head) => head.organisationId)),
      textArray(heads.map((head) => head.kind)),
      plainArray(heads.map((head) => head.seq)),
      plainArray(heads.map((head) => head.auditPosition)),
      byteaArray(heads.map((head) => head.auditHead)),
    ],
  })
}

/** Writes where locked streams have come to. */
export function advanceStreams(transaction: Transaction, heads: readonly StreamHead[]): void {
  transaction.write({
    name: 'streams-advance',
    text: `update stream set seq = to_.seq, audit_position = to_.audit_position, audit_head = to_.audit_head
             from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bytea[]) as to_ (id, seq, audit_position, audit_head)
            where stream.id = to_.id`,
    values: [
      plainArray(heads.map((head) => head.id)),
      plainArray(heads.map((head) => head.seq)),
      plainArray(heads.map((head) => head.auditPosition)),
      byteaArray(heads.map((head) => head.auditHead)),
    ],
  })
}

/** Appends events. */
export function insertEvents(transaction: Transaction, events: readonly EventRow[]): void {
  transaction.write({
    name: 'events-insert',
    text: `insert into event (stream_id, seq, organisation_id, type, data, by, at)
           select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[], $5::jsonb[], $6::uuid[], $7::timestamptz[])`,
    values: [
      plainArray(events.map((event) => event.streamId)),
      plainArray(events.map((event) => event.seq)),
      plainArray(events.map((event) => event.organisationId)),
      textArray(events.map((event) => event.type)),
      textArray(events.map((event) => JSON.stringify(event.data))),
      plainArray(events.map((event) => event.by)),
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
