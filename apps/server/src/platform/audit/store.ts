import type pg from 'pg'
import { byteaArray, momentArray, plainArray, textArray } from '../database/array-literals.ts'
import type { Transaction } from '../database/transaction.ts'
import type { LogState } from './extend-log.ts'
import type { AuditRow } from './leaf.ts'
import { emptyTree, packEdge, unpackEdge } from './merkle.ts'

/** Stores chained leaves in the transaction of the change that they tell of (AUD1). */
export function insertAuditLeaves(transaction: Transaction, rows: readonly AuditRow[]): void {
  transaction.write({
    name: 'audit-leaves-insert',
    text: `insert into audit_leaf (organisation_id, stream_id, position, at, actor, action, subjects, command_id,
                                   commitment, outcome, hash)
           select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::timestamptz[], $5::text[], $6::text[],
                                $7::jsonb[], $8::uuid[], $9::bytea[], $10::text[], $11::bytea[])`,
    values: auditColumns(rows),
  })
}

/** The same leaves as columns, in the order of `insertAuditLeaves`, for a statement that stores more than leaves. */
export function auditColumns(rows: readonly AuditRow[]): string[] {
  return [
    plainArray(rows.map((row) => row.organisationId)),
    plainArray(rows.map((row) => row.streamId)),
    plainArray(rows.map((row) => row.position)),
    momentArray(rows.map((row) => row.at)),
    textArray(rows.map((row) => row.actor)),
    textArray(rows.map((row) => row.action)),
    textArray(rows.map((row) => JSON.stringify(row.subjects))),
    plainArray(rows.map((row) => row.commandId)),
    byteaArray(rows.map((row) => row.commitment)),
    textArray(rows.map((row) => row.outcome ?? null)),
    byteaArray(rows.map((row) => row.hash)),
  ]
}

/** Where the sequencer stands: rows of older transactions than `transactionId` have all been gathered. */
export interface Horizon {
  readonly cluster: string
  readonly transactionId: string
}

/**
 * Takes the sequencer's lock until the transaction ends, and reads where it stands and where the database stands now.
 * @returns null when another server is sequencing; `next` is the first transaction that has not begun
 */
export async function lockSequencer(
  transaction: Transaction,
): Promise<{ reached: Horizon; present: Horizon; next: string } | null> {
  const [row] = await transaction.query<{
    taken: boolean
    cluster: string
    transactionId: string
    nowCluster: string
    nowTransactionId: string
    next: string
  }>({
    name: 'audit-sequencer-lock',
    text: `select pg_try_advisory_xact_lock(7226602) as taken,
                  cluster, transaction_id::text as "transactionId",
                  (select system_identifier::text from pg_control_system()) as "nowCluster",
                  pg_snapshot_xmin(pg_current_snapshot())::text as "nowTransactionId",
                  pg_snapshot_xmax(pg_current_snapshot())::text as next
             from audit_horizon`,
    values: [],
  })
  if (!row?.taken) return null
  return {
    reached: { cluster: row.cluster, transactionId: row.transactionId },
    present: { cluster: row.nowCluster, transactionId: row.nowTransactionId },
    next: row.next,
  }
}

export function saveHorizon(transaction: Transaction, { cluster, transactionId }: Horizon): void {
  transaction.write({
    name: 'audit-horizon-save',
    text: 'update audit_horizon set cluster = $1, transaction_id = $2',
    values: [cluster, transactionId],
  })
}

/** A leaf that no log holds yet. */
export interface Unsequenced {
  readonly organisationId: string
  readonly streamId: string
  readonly position: number
  readonly hash: Buffer
}

/** Leaves of transactions in this range that are in no log, by organisation, and in each stream by position. */
export async function readUnsequenced(
  transaction: Transaction,
  { from, below }: { from: string; below: string },
  limit: number,
): Promise<Unsequenced[]> {
  return transaction.query<Unsequenced>({
    name: 'audit-unsequenced',
    text: `select leaf.organisation_id as "organisationId", leaf.stream_id as "streamId", leaf.position, leaf.hash
             from audit_leaf as leaf
            where leaf.transaction_id >= $1 and leaf.transaction_id < $2
              and not exists (select from audit_log_entry as entry
                               where entry.stream_id = leaf.stream_id and entry.position = leaf.position)
            order by leaf.organisation_id, leaf.stream_id, leaf.position
            limit $3`,
    values: [from, below, limit],
  })
}

/** The log's state at its latest checkpoint. */
export async function readLogState(transaction: Transaction, organisationId: string): Promise<LogState> {
  const [row] = await transaction.query<{ number: number; size: number; edge: Buffer }>({
    name: 'audit-log-state',
    text: `select number, size, edge from audit_checkpoint
            where organisation_id = $1 order by number desc limit 1`,
    values: [organisationId],
  })
  return row === undefined
    ? { tree: emptyTree, number: 0 }
    : { tree: unpackEdge(row.size, row.edge), number: row.number }
}

/** Appends leaves to a log from this index on. */
export function insertLogEntries(
  transaction: Transaction,
  firstIndex: number,
  leaves: readonly Unsequenced[],
): void {
  transaction.write({
    name: 'audit-entries-insert',
    text: `insert into audit_log_entry (organisation_id, log_index, stream_id, position, hash)
           select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::bigint[], $5::bytea[])`,
    values: [
      leaves.map((leaf) => leaf.organisationId),
      leaves.map((_, offset) => firstIndex + offset),
      leaves.map((leaf) => leaf.streamId),
      leaves.map((leaf) => leaf.position),
      leaves.map((leaf) => leaf.hash),
    ],
  })
}

export function insertCheckpoint(
  transaction: Transaction,
  organisationId: string,
  { tree, number }: LogState,
  note: string,
): void {
  transaction.write({
    name: 'audit-checkpoint-insert',
    text: `insert into audit_checkpoint (organisation_id, number, size, edge, note) values ($1, $2, $3, $4, $5)`,
    values: [organisationId, number, tree.size, packEdge(tree), note],
  })
}

/** Whether any checkpoint was ever signed in this database; reads as the system. */
export async function anyCheckpoint(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ found: boolean }>(
    'select exists (select from audit_checkpoint) as found',
  )
  return rows[0]?.found ?? false
}

/** A log entry with the leaf it stands for; the leaf's columns are null when it is gone. */
export interface EntryRow extends Omit<AuditRow, 'at' | 'outcome'> {
  readonly logIndex: number
  readonly at: Date | null
  readonly outcome: string | null
  readonly entryHash: Buffer
}

export async function readLogEntries(
  transaction: Transaction,
  organisationId: string,
  fromIndex: number,
  limit: number,
): Promise<EntryRow[]> {
  return transaction.query<EntryRow>({
    name: 'audit-entries-read',
    text: `select entry.log_index as "logIndex", entry.hash as "entryHash", entry.stream_id as "streamId", entry.position,
                  leaf.organisation_id as "organisationId", leaf.at, leaf.actor, leaf.action, leaf.subjects,
                  leaf.command_id as "commandId", leaf.commitment, leaf.outcome, leaf.hash
             from audit_log_entry as entry
             left join audit_leaf as leaf on leaf.stream_id = entry.stream_id and leaf.position = entry.position
            where entry.organisation_id = $1 and entry.log_index >= $2
            order by entry.log_index limit $3`,
    values: [organisationId, fromIndex, limit],
  })
}

/** Checkpoints after a number, in order. */
export async function readCheckpoints(
  transaction: Transaction,
  organisationId: string,
  afterNumber: number,
  limit: number,
): Promise<{ number: number; size: number; note: string }[]> {
  return transaction.query({
    name: 'audit-checkpoints-read',
    text: `select number, size, note from audit_checkpoint
            where organisation_id = $1 and number > $2 order by number limit $3`,
    values: [organisationId, afterNumber, limit],
  })
}
