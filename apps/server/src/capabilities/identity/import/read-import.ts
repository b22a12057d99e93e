import { longestImport } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { type Answer, answer, refuse } from '../../../platform/operations/answer.ts'
import { type CheckedRow, checkRows, emailsIn } from './check-rows.ts'
import { type Column, columnsOf, missingColumns } from './columns.ts'
import { readKnown } from './known.ts'
import { readTable } from './read-table.ts'

/** A list of staff, read and checked against what the organisation has. */
export async function readImport(
  transaction: Transaction,
  csv: string,
): Promise<Answer<{ columns: Column[]; rows: CheckedRow[] }>> {
  const table = readTable(csv)
  if (!table.ok) return refuse('bad-input', [{ path: 'csv', problem: table.problem }])
  if (table.lines.length > longestImport) return refuse('too-large')
  const columns = columnsOf(table.header)
  const missing = missingColumns(columns)
  if (missing.length > 0) {
    return refuse(
      'bad-input',
      missing.map((field) => ({ path: 'csv', problem: `has no column called ${field}` })),
    )
  }
  const known = await readKnown(transaction, emailsIn(columns, table.lines))
  return answer({ columns, rows: checkRows(columns, table.lines, known) })
}
