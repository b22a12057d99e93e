import type { Person } from '@baton/contract'
import type pg from 'pg'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { type PersonRow, personColumns, personOf } from './people.ts'

/** Whose person a visitor is, and who they are there. */
export interface Home {
  organisationId: string
  organisationName: string
  personId: string
}

/** What an organisation knows of a visitor: what their home has of them, and nothing more (AFF4). */
export interface Known {
  name: string
  profession: string
  grade: string | null
  specialty: string | null
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

/** Who a person of another organisation is here, if they ever turned to this one. */
export async function readVisitorOf(
  transaction: Transaction,
  homePersonId: string,
): Promise<Person | undefined> {
  const [row] = await transaction.query<PersonRow>({
    name: 'visitor-of-person',
    text: `select ${personColumns} from person
            where organisation_id = current_organisation() and home_person_id = $1`,
    values: [homePersonId],
  })
  return row && personOf(row)
}

/** Writes a visitor down: a person whom nobody finds and as whom nobody signs in. */
export function insertVisitor(
  transaction: Transaction,
  visitor: Known & { id: string; organisationId: string; home: Home; at: Date },
): void {
  const { id, organisationId, home, at, name, profession, grade, specialty } = visitor
  transaction.write({
    name: 'visitor-insert',
    text: `insert into person (id, organisation_id, name, email, profession, grade, specialty, added_at,
                               home_organisation_id, home_organisation_name, home_person_id)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      id,
      organisationId,
      name,
      // Every person has one; nothing comes to it, wherever it is sent (RFC 2606).
      `${home.personId}@visitor.invalid`,
      profession,
      grade,
      specialty,
      at.toISOString(),
      home.organisationId,
      home.organisationName,
      home.personId,
    ],
  })
}

/** As the system: what an organisation that a person turns to may know of them; nothing once they are suspended. */
export async function findKnown(
  system: pg.Pool,
  personId: string,
): Promise<{ known: Known; home: Home } | undefined> {
  const { rows } = await system.query<Known & Home>({
    name: 'person-as-visitor',
    text: `select person.name, person.profession, person.grade, person.specialty, person.id as "personId",
                  organisation.organisation_id as "organisationId", organisation.name as "organisationName"
             from person join organisation on organisation.organisation_id = person.organisation_id
            where person.id = $1 and person.state = 'active' and person.home_person_id is null`,
    values: [personId],
  })
  const [row] = rows
  if (row === undefined) return undefined
  const { organisationId, organisationName, ...rest } = row
  const { personId: id, ...known } = rest
  return { known, home: { organisationId, organisationName, personId: id } }
}

/** As the system: visitors of whom something is known otherwise than their home has it now. */
export async function findStaleVisitors(
  system: pg.Pool,
  most: number,
): Promise<{ organisationId: string; personId: string; known: Known }[]> {
  const { rows } = await system.query<Known & { organisationId: string; personId: string }>({
    name: 'visitors-stale',
    text: `select visitor.organisation_id as "organisationId", visitor.id as "personId",
                  home.name, home.profession, home.grade, home.specialty
             from person visitor join person home on home.id = visitor.home_person_id
            where visitor.home_person_id is not null
              and (visitor.name, visitor.profession, visitor.grade, visitor.specialty)
                  is distinct from (home.name, home.profession, home.grade, home.specialty)
            limit $1`,
    values: [most],
  })
  return rows.map(({ organisationId, personId, ...known }) => ({ organisationId, personId, known }))
}

/** As the system: who a person is in the organisations that theirs is connected with, unless suspended there. */
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
