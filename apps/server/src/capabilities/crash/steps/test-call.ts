import type { Transaction } from '../../../platform/database/transaction.ts'
import { readOpenOfTeam } from '../store/calls.ts'

/** Where a test calls to: there is nowhere to go. */
export const testPlace = 'Test: stay where you are'

/** Whether a call of the team, real or a test, is open: no test is begun then (CRA11). */
export async function isOpenFor(transaction: Transaction, teamId: string): Promise<boolean> {
  const [real, tests] = await Promise.all([
    readOpenOfTeam(transaction, teamId, false),
    readOpenOfTeam(transaction, teamId, true),
  ])
  return real.length + tests.length > 0
}
