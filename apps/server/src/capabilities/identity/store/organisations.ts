import type { Organisation } from '@baton/contract'
import type pg from 'pg'
import type { Transaction } from '../../../platform/database/transaction.ts'

export interface OrganisationRow extends Organisation {
  demonstration: boolean
}

/** The organisation of this transaction. */
export async function readOrganisation(transaction: Transaction): Promise<OrganisationRow> {
  const [row] = await transaction.query<OrganisationRow>({
    name: 'organisation-read',
    text: `select organisation_id as id, name, demonstration from organisation
            where organisation_id = current_organisation()`,
    values: [],
  })
  if (row === undefined) throw new Error('the organisation of this transaction does not exist')
  return row
}

/** Writes a new organisation down, as the system: it has no people yet who could. */
export function insertOrganisation(transaction: Transaction, row: OrganisationRow, at: Date): void {
  transaction.write({
    name: 'organisation-insert',
    text: 'insert into organisation (organisation_id, name, demonstration, created_at) values ($1, $2, $3, $4)',
    values: [row.id, row.name, row.demonstration, at.toISOString()],
  })
}

/** As the system: every organisation on this server. */
export async function findOrganisations(system: pg.Pool): Promise<OrganisationRow[]> {
  const { rows } = await system.query<OrganisationRow>({
    name: 'organisations-all',
    text: 'select organisation_id as id, name, demonstration from organisation order by organisation_id',
    values: [],
  })
  return rows
}
