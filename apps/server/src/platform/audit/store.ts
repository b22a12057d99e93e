import type { Transaction } from '../database/transaction.ts'
import type { AuditRow } from './leaf.ts'

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
export function auditColumns(rows: readonly AuditRow[]): unknown[][] {
  return [
    rows.map((row) => row.organisationId),
    rows.map((row) => row.streamId),
    rows.map((row) => row.position),
    rows.map((row) => row.at.toISOString()),
    rows.map((row) => row.actor),
    rows.map((row) => row.action),
    rows.map((row) => JSON.stringify(row.subjects)),
    rows.map((row) => row.commandId),
    rows.map((row) => row.commitment),
    rows.map((row) => row.outcome ?? null),
    rows.map((row) => row.hash),
  ]
}
