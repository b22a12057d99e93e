import type { BrokenGlass } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'

export interface GlassRow {
  id: string
  organisationId: string
  patientId: string
  personId: string
  /** Sealed. */
  reason: Buffer
  at: Date
  until: Date
  reviewedBy: string | null
  reviewedAt: Date | null
  verdict: BrokenGlass['verdict']
  /** Sealed. */
  note: Buffer | null
}

const columns = `id, organisation_id as "organisationId", patient_id as "patientId", person_id as "personId", reason, at,
  until, reviewed_by as "reviewedBy", reviewed_at as "reviewedAt", verdict, note`

export function insertGlass(transaction: Transaction, row: GlassRow): void {
  transaction.write({
    name: 'broken-glass-insert',
    text: `insert into broken_glass (id, organisation_id, patient_id, person_id, reason, at, until)
           values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      row.id,
      row.organisationId,
      row.patientId,
      row.personId,
      row.reason,
      row.at.toISOString(),
      row.until.toISOString(),
    ],
  })
}

/** One, locked until the transaction ends. */
export async function lockGlass(transaction: Transaction, id: string): Promise<GlassRow | undefined> {
  const [row] = await transaction.query<GlassRow>({
    name: 'broken-glass-lock',
    text: `select ${columns} from broken_glass where id = $1 for update`,
    values: [id],
  })
  return row
}

/** What a review found. */
export function saveReview(transaction: Transaction, row: GlassRow): void {
  transaction.write({
    name: 'broken-glass-review',
    text: 'update broken_glass set reviewed_by = $2, reviewed_at = $3, verdict = $4, note = $5 where id = $1',
    values: [row.id, row.reviewedBy, row.reviewedAt?.toISOString() ?? null, row.verdict, row.note],
  })
}

/** Those before a moment: first what nobody reviewed yet, then the newest. */
export function readGlass(transaction: Transaction, before: Date, most: number): Promise<GlassRow[]> {
  return transaction.query<GlassRow>({
    name: 'broken-glass-read',
    text: `select ${columns} from broken_glass where organisation_id = current_organisation() and at < $1
            order by (reviewed_at is not null), at desc, id desc limit $2`,
    values: [before.toISOString(), most],
  })
}

/** How many nobody reviewed yet. */
export async function countWaitingGlass(transaction: Transaction): Promise<number> {
  const [row] = await transaction.query<{ count: number }>({
    name: 'broken-glass-waiting',
    text: `select count(*) from broken_glass where organisation_id = current_organisation() and reviewed_at is null`,
    values: [],
  })
  return row?.count ?? 0
}
