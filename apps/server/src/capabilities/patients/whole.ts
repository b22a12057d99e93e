import type { Patient } from '@baton/contract'
import type { Transaction } from '../../platform/database/transaction.ts'
import { openScopes, type Scope, type Vault } from '../../platform/vault/index.ts'
import type { PatientRow } from './store/patients.ts'
import { type Details, openDetails, patientScope } from './words.ts'

/** A patient with who they are. */
export interface Whole {
  readonly row: PatientRow
  readonly details: Details
  /** Of one that is not committed yet: it carries its own key. */
  readonly scope?: Scope
}

/** Rows with who they are, in the order given. */
export async function wholesOf(
  transaction: Transaction,
  vault: Vault,
  rows: readonly PatientRow[],
): Promise<Whole[]> {
  await openScopes(
    transaction,
    vault,
    rows.map((row) => ({ scope: patientScope(row), sealed: row.details })),
  )
  return rows.map((row) => ({ row, details: openDetails(vault, row) }))
}

/** What crosses the wire. */
export function present({ row, details: { bed, ...details } }: Whole): Patient {
  return {
    id: row.id,
    ...details,
    state: row.state,
    wardId: row.wardId,
    bed,
    admittedAt: row.admittedAt?.toISOString() ?? null,
    dischargedAt: row.dischargedAt?.toISOString() ?? null,
    mergedIntoId: row.mergedIntoId,
    source: row.source,
    version: row.version,
  }
}

/** Rows as they cross the wire. */
export async function presentRows(
  transaction: Transaction,
  vault: Vault,
  rows: readonly PatientRow[],
): Promise<Patient[]> {
  return (await wholesOf(transaction, vault, rows)).map(present)
}
