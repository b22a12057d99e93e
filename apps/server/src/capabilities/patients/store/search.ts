import { intArray } from '../../../platform/database/array-parameters.ts'
import type { Transaction } from '../../../platform/database/transaction.ts'

/**
 * Patients who have a token of every clause, those who are in the hospital first, then whoever changed last. Merged
 * records are found too, and stand for their survivors. Everyone in the organisation may be shown by a search.
 */
export async function findByTokens(
  transaction: Transaction,
  clauses: readonly (readonly number[])[],
  most: number,
): Promise<string[]> {
  if (clauses.length === 0) return []
  const conditions = clauses.map((_, index) => `tokens && $${index + 2}::int[]`)
  const rows = await transaction.query<{ id: string }>({
    name: `patients-find-${clauses.length}`,
    text: `select id from patient where organisation_id = current_organisation() and ${conditions.join(' and ')}
            order by (ward_id is null), placed_at desc, id limit $1`,
    values: [most, ...clauses.map((clause) => intArray([...clause]))],
  })
  return rows.map(({ id }) => id)
}
