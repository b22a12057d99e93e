import type pg from 'pg'
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
import type { LogState } from './extend-log.ts'
import type { AuditRow, NewLeaf } from './leaf.ts'
import { emptyTree, packEdge, unpackEdge } from './merkle.ts'
import type { Run, Unsequenced } from './runs.ts'

/** Stores chained leaves in the transaction of the change that they tell of (AUD1). */
export function insertAuditLeaves(transaction: Transaction, rows: readonly AuditRow[]): void {
  transaction.write({
    name: 'audit-leaves-insert',
    text: `insert into audit_leaf (organisation_id, stream_id, position, at, actor, action, subjects, command_id,
                                   commitment, outcome, hash)
           select ($1::uuid[])[n], each.id, ($3::bigint[])[n], ($4::timestamptz[])[n], ($5::text[])[n], ($6::text[])[n],
                  ($7::jsonb[])[n], ($8::uuid[])[n], ($9::bytea[])[n], ($10::text[])[n], ($11::bytea[])[n]
             from ${eachOf('$2::uuid[]')}`,
    values: auditColumns(rows),
  })
}

function auditColumns(rows: readonly AuditRow[]): Buffer[] {
  return [
    uuidArray(rows.map((row) => row.organisationId)),
    uuidArray(rows.map((row) => row.streamId)),
    bigintArray(rows.map((row) => row.position)),
    momentArray(rows.map((row) => row.at)),
    textArray(rows.map((row) => row.actor)),
    textArray(rows.map((row) => row.action)),
    jsonArray(rows.map((row) => row.subjects)),
    uuidArray(rows.map((row) => row.commandId)),
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

/**
 * Leaves of transactions in this range that are in no log, by organisation, and in each stream by position. A stream's
 * leaves commit in the order of their positions, so what is new of it lies beyond what was gathered of it.
 */
export async function readUnsequenced(
  transaction: Transaction,
  { from, below }: { from: string; below: string },
  limit: number,
): Promise<Unsequenced[]> {
  return transaction.query<Unsequenced>({
    name: 'audit-unsequenced',
    text: `with recent as (
             select organisation_id, stream_id, position, hash from audit_leaf
              where transaction_id >= $1 and transaction_id < $2
           ), gathered as (
             select stream_id, (select run.first_position + length(run.hashes) / 32 - 1 from audit_log_run as run
                                 where run.stream_id = recent.stream_id
                                 order by run.first_position desc limit 1) as position
               from recent group by stream_id
           )
           select recent.organisation_id as "organisationId", recent.stream_id as "streamId", recent.position, recent.hash
             from recent join gathered on gathered.stream_id = recent.stream_id
            where recent.position > coalesce(gathered.position, 0)
            order by recent.organisation_id, recent.stream_id, recent.position
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

/** How many leaves an organisation's log has. */
export async function readLogSize(transaction: Transaction, organisationId: string): Promise<number> {
  return (await readLogState(transaction, organisationId)).tree.size
}

/** Appends runs to an organisation's log. */
export function insertRuns(transaction: Transaction, organisationId: string, runs: readonly Run[]): void {
  transaction.write({
    name: 'audit-runs-insert',
    text: `insert into audit_log_run (organisation_id, first_index, stream_id, first_position, hashes)
           select $1, * from unnest($2::bigint[], $3::uuid[], $4::bigint[], $5::bytea[])`,
    values: [
      organisationId,
      runs.map((run) => run.firstIndex),
      runs.map((run) => run.streamId),
      runs.map((run) => run.firstPosition),
      runs.map((run) => Buffer.concat(run.hashes)),
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

/** A place in the log with the leaf it stands for; the leaf's columns are null when it is gone. */
export interface PlaceRow extends Omit<AuditRow, 'at' | 'outcome'> {
  readonly logIndex: number
  readonly at: Date | null
  readonly outcome: string | null
  readonly loggedHash: Buffer
}

/** The places of so many runs from an index on. */
export async function readPlaces(
  transaction: Transaction,
  organisationId: string,
  fromIndex: number,
  runs: number,
): Promise<PlaceRow[]> {
  return transaction.query<PlaceRow>({
    name: 'audit-places-read',
    text: `select run.first_index + n as "logIndex", substring(run.hashes from n * 32 + 1 for 32) as "loggedHash",
                  run.stream_id as "streamId", run.first_position + n as position,
                  leaf.organisation_id as "organisationId", leaf.at, leaf.actor, leaf.action, leaf.subjects,
                  leaf.command_id as "commandId", leaf.commitment, leaf.outcome, leaf.hash
             from (select * from audit_log_run where organisation_id = $1 and first_index >= $2
                    order by first_index limit $3) as run
            cross join lateral generate_series(0, length(run.hashes) / 32 - 1) as n
             -- limit keeps the planner, which cannot know how few these are, from reading the whole table.
             left join lateral (select * from audit_leaf as written
                                 where written.stream_id = run.stream_id and written.position = run.first_position + n
                                 limit 1) as leaf on true
            order by run.first_index, n`,
    values: [organisationId, fromIndex, runs],
  })
}

/** The index behind so many runs of a log from an index on, at which a run begins; that index itself at the log's end. */
export async function readRunsEnd(
  transaction: Transaction,
  organisationId: string,
  { from, most }: { from: number; most: number },
): Promise<number> {
  const [row] = await transaction.query<{ end: number | null }>({
    name: 'audit-runs-end',
    text: `select max(first_index + length(hashes) / 32) as "end"
             from (select * from audit_log_run where organisation_id = $1 and first_index >= $2
                    order by first_index limit $3) as run`,
    values: [organisationId, from, most],
  })
  return row?.end ?? from
}

/** What these actors did between two indexes of a log at which runs begin, in the log's order. */
export async function readLeavesBy(
  transaction: Transaction,
  organisationId: string,
  { from, until, actors }: { from: number; until: number; actors: readonly string[] },
): Promise<NewLeaf[]> {
  const rows = await transaction.query<Omit<NewLeaf, 'outcome'> & { outcome: string | null }>({
    name: 'audit-leaves-by',
    text: `select leaf.organisation_id as "organisationId", leaf.stream_id as "streamId", leaf.at, leaf.actor,
                  leaf.action, leaf.subjects, leaf.command_id as "commandId", leaf.commitment, leaf.outcome
             from audit_log_run as run
            -- offset keeps the planner, which cannot know how few these are, from reading the whole table.
            cross join lateral (
              select * from audit_leaf as written
               where written.stream_id = run.stream_id and written.position >= run.first_position
                 and written.position < run.first_position + length(run.hashes) / 32 offset 0) as leaf
            where run.organisation_id = $1 and run.first_index >= $2 and run.first_index < $3
              and leaf.actor = any($4::text[])
            order by run.first_index, leaf.position`,
    values: [organisationId, from, until, actors],
  })
  return rows.map((row) => ({ ...row, outcome: row.outcome ?? undefined }))
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
