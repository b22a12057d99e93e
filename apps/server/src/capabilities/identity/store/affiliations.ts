import type { Organisation } from '@baton/contract'
import type pg from 'pg'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** The organisations that the transaction's is connected with, by name. */
export function readAffiliated(transaction: Transaction): Promise<Organisation[]> {
  return transaction.query<Organisation>({
    name: 'affiliations-in-force',
    text: 'select id, name from connected_organisations() order by lower(name), id',
    values: [],
  })
}

/** As the system: whether two organisations are connected. */
export async function areAffiliated(system: pg.Pool, one: string, other: string): Promise<boolean> {
  const { rowCount } = await system.query({
    name: 'affiliation-between',
    text: 'select from affiliation_in_force where organisation_id = $1 and other_organisation_id = $2',
    values: [one, other],
  })
  return rowCount === 1
}
