import type { Transaction } from '../../../platform/database/transaction.ts'

/** Two records that were said to be one patient. */
export interface MergeRow {
  id: string
  organisationId: string
  fromId: string
  intoId: string
  fromVersion: number
  intoVersion: number
  /** The version with which the survivor took the other's place. */
  placedVersion: number | null
}

export function insertMerge(
  transaction: Transaction,
  row: MergeRow,
  said: { reason: Buffer | null; personId: string | null; at: Date },
): void {
  transaction.write({
    name: 'patient-merge-insert',
    text: `insert into patient_merge (id, organisation_id, from_id, into_id, from_version, into_version, placed_version, reason,
                                      merged_by, merged_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      row.id,
      row.organisationId,
      row.fromId,
      row.intoId,
      row.fromVersion,
      row.intoVersion,
      row.placedVersion,
      said.reason,
      said.personId,
      said.at.toISOString(),
    ],
  })
}

/** The merge by which a record stands for another now. */
export async function readMerge(transaction: Transaction, fromId: string): Promise<MergeRow | undefined> {
  const [row] = await transaction.query<MergeRow>({
    name: 'patient-merge-read',
    text: `select id, organisation_id as "organisationId", from_id as "fromId", into_id as "intoId",
                  from_version as "fromVersion", into_version as "intoVersion", placed_version as "placedVersion"
             from patient_merge where from_id = $1 and undone_at is null`,
    values: [fromId],
  })
  return row
}

/** A merge with who said so, when and why. */
export interface SaidMergeRow extends MergeRow {
  mergedBy: string | null
  mergedAt: Date
  reason: Buffer | null
}

/** Merges that stand, those before a moment, the newest first. */
export function readMerges(transaction: Transaction, before: Date, most: number): Promise<SaidMergeRow[]> {
  return transaction.query<SaidMergeRow>({
    name: 'patient-merges-read',
    text: `select id, organisation_id as "organisationId", from_id as "fromId", into_id as "intoId",
                  from_version as "fromVersion", into_version as "intoVersion", placed_version as "placedVersion",
                  merged_by as "mergedBy", merged_at as "mergedAt", reason
             from patient_merge
            where organisation_id = current_organisation() and undone_at is null and merged_at < $1
            order by merged_at desc, id desc limit $2`,
    values: [before.toISOString(), most],
  })
}

/** Says that a merge is taken back, and why. */
export function undoMerge(
  transaction: Transaction,
  id: string,
  { personId, at, reason }: { personId: string | null; at: Date; reason: Buffer },
): void {
  transaction.write({
    name: 'patient-merge-undo',
    text: 'update patient_merge set undone_at = $2, undone_by = $3, undone_reason = $4 where id = $1',
    values: [id, at.toISOString(), personId, reason],
  })
}
