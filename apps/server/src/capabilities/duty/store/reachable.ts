import type { Transaction } from '../../../platform/database/transaction.ts'

/** The roles of the transaction's organisation that people of connected ones may turn to, by id. */
export async function readReachable(transaction: Transaction): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>({
    name: 'duty-reachable',
    text: `select id from role where organisation_id = current_organisation() and reachable order by id`,
    values: [],
  })
  return rows.map(({ id }) => id)
}

/** Of these roles, those that people of connected organisations may turn to. */
export async function readReachableAmong(
  transaction: Transaction,
  roleIds: readonly string[],
): Promise<Set<string>> {
  const rows = await transaction.query<{ id: string }>({
    name: 'duty-reachable-among',
    text: `select id from role where id = any($1::uuid[]) and reachable`,
    values: [roleIds],
  })
  return new Set(rows.map(({ id }) => id))
}

/** A role as a connected organisation sees it. */
export interface ReachableRow {
  organisationId: string
  id: string
  name: string
  purpose: string | null
  siteId: string | null
}

/** What these organisations let others turn to, and nothing else of theirs. Reads as the system. */
export function readReachableOf(
  transaction: Transaction,
  organisationIds: readonly string[],
): Promise<ReachableRow[]> {
  return transaction.query<ReachableRow>({
    name: 'duty-reachable-of',
    text: `select organisation_id as "organisationId", id, name, purpose, site_id as "siteId"
             from role where organisation_id = any($1::uuid[]) and reachable`,
    values: [organisationIds],
  })
}

export function markReachable(transaction: Transaction, roleId: string, reachable: boolean): void {
  transaction.write({
    name: 'duty-role-reachable',
    text: 'update role set reachable = $2 where id = $1',
    values: [roleId, reachable],
  })
}
