import type { Holding } from '@baton/contract'
import type { HoldingChange } from '@baton/domain/duty/board'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** Writes down who begins and ceases to hold what, in the order of the changes. */
export function saveHoldings(
  transaction: Transaction,
  organisationId: string,
  changes: readonly HoldingChange[],
  at: Date,
): void {
  for (const change of changes) {
    if (change.kind === 'end') end(transaction, change, at)
    else begin(transaction, organisationId, change, at)
  }
}

function end(transaction: Transaction, change: HoldingChange & { kind: 'end' }, at: Date): void {
  transaction.write({
    name: 'duty-holding-end',
    text: `update holding set until = $3, ended = $4 where role_id = $1 and person_id = $2 and until is null`,
    values: [change.roleId, change.personId, at.toISOString(), change.ended],
  })
}

function begin(
  transaction: Transaction,
  organisationId: string,
  change: HoldingChange & { kind: 'begin' },
  at: Date,
): void {
  transaction.write({
    name: 'duty-holding-begin',
    text: `with held as (update role set ever_held = true where id = $3 and not ever_held)
           insert into holding (id, organisation_id, role_id, person_id, since, began) values ($1, $2, $3, $4, $5, $6)`,
    values: [uuidv7(), organisationId, change.roleId, change.personId, at.toISOString(), change.began],
  })
}

/** The history of a role before a moment, newest first. */
export async function readHistory(
  transaction: Transaction,
  roleId: string,
  before: Date | null,
  limit: number,
): Promise<Holding[]> {
  const rows = await transaction.query<
    Omit<Holding, 'since' | 'until'> & { since: Date; until: Date | null }
  >({
    name: 'duty-holding-history',
    text: `select role_id as "roleId", person_id as "personId", since, until, began, ended
             from holding where role_id = $1 and ($2::timestamptz is null or since < $2)
            order by since desc, id desc limit $3`,
    values: [roleId, before?.toISOString() ?? null, limit],
  })
  return rows.map((row) => ({
    ...row,
    since: row.since.toISOString(),
    until: row.until?.toISOString() ?? null,
  }))
}
