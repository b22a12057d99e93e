import type pg from 'pg'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** Whose person a visitor is, and who they are there. */
export interface Home {
  organisationId: string
  organisationName: string
  personId: string
}

/** Of these people those who are visitors here. */
export function readVisitors(
  transaction: Transaction,
  personIds: readonly string[],
): Promise<(Home & { id: string })[]> {
  return transaction.query({
    name: 'visitors-read',
    text: `select id, home_organisation_id as "organisationId", home_organisation_name as "organisationName",
                  home_person_id as "personId"
             from person where id = any($1::uuid[]) and home_person_id is not null`,
    values: [personIds],
  })
}

/** As the system: who these people of one organisation are in those that it is connected with, unless suspended there. */
export async function findVisitsOf(
  system: pg.Pool,
  homeOrganisationId: string,
  homePersonIds: readonly string[],
): Promise<{ organisationId: string; personId: string; homePersonId: string }[]> {
  const { rows } = await system.query({
    name: 'visits-of-people',
    text: `select person.organisation_id as "organisationId", person.id as "personId",
                  person.home_person_id as "homePersonId"
             from person
             join affiliation_in_force agreed on agreed.organisation_id = person.organisation_id
              and agreed.other_organisation_id = person.home_organisation_id
            where person.home_organisation_id = $1 and person.home_person_id = any($2::uuid[])
              and person.state = 'active'`,
    values: [homeOrganisationId, homePersonIds],
  })
  return rows
}
