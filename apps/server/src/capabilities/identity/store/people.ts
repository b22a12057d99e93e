import type { Person, PersonDetails } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'

interface Row {
  id: string
  name: string
  email: string
  profession: string
  grade: string | null
  specialty: string | null
  telephone: string | null
  bleep: string | null
  siteId: string | null
  placeId: string | null
  state: 'active' | 'suspended'
  administrator: boolean
  homeId: string | null
  homeName: string | null
}

/** The columns of a person, for every statement that reads one. */
export const personColumns = `person.id, person.name, person.email, person.profession, person.grade, person.specialty,
  person.telephone, person.bleep, person.site_id as "siteId", person.place_id as "placeId", person.state,
  person.administrator, person.home_organisation_id as "homeId", person.home_organisation_name as "homeName"`

/** A person as the contract tells them; of a visitor no address, since theirs is no address (AFF4). */
export function personOf(row: Row): Person {
  const { telephone, bleep, homeId, homeName, ...rest } = row
  const person = { ...rest, contact: { telephone, bleep } }
  if (homeId === null || homeName === null) return person
  return { ...person, email: '', visitorFrom: { id: homeId, name: homeName } }
}
export type PersonRow = Row

/** People of this organisation by their ids, in no order; those that are not here are left out. */
export async function readPeople(transaction: Transaction, ids: readonly string[]): Promise<Person[]> {
  const rows = await transaction.query<Row>({
    name: 'people-read',
    text: `select ${personColumns} from person where id = any($1::uuid[])`,
    values: [ids],
  })
  return rows.map(personOf)
}

/** One person of this organisation. */
export async function readPerson(transaction: Transaction, id: string): Promise<Person | undefined> {
  const [person] = await readPeople(transaction, [id])
  return person
}

/** One person of this organisation's own; a visitor is not, and nobody administers them (AFF5). */
export async function readColleague(transaction: Transaction, id: string): Promise<Person | undefined> {
  const [colleague] = await readColleagues(transaction, [id])
  return colleague
}

/** People of this organisation's own by their ids, in no order. */
export async function readColleagues(transaction: Transaction, ids: readonly string[]): Promise<Person[]> {
  return (await readPeople(transaction, ids)).filter(({ visitorFrom }) => visitorFrom === undefined)
}

/** Of these addresses, those that people of this organisation have already. */
export async function readTakenEmails(
  transaction: Transaction,
  emails: readonly string[],
): Promise<Set<string>> {
  const rows = await transaction.query<{ email: string }>({
    name: 'people-emails-taken',
    text: 'select email from person where organisation_id = current_organisation() and email = any($1::text[])',
    values: [emails],
  })
  return new Set(rows.map((row) => row.email))
}

/** How many administrators can sign in. */
export async function countAdministrators(transaction: Transaction): Promise<number> {
  const [row] = await transaction.query<{ count: number }>({
    name: 'people-count-administrators',
    text: `select count(*) from person
            where organisation_id = current_organisation() and administrator and state = 'active'`,
    values: [],
  })
  return row?.count ?? 0
}

/** Writes new people down. */
export function insertPeople(
  transaction: Transaction,
  organisationId: string,
  people: readonly (PersonDetails & { id: string; administrator: boolean })[],
  at: Date,
): void {
  transaction.write({
    name: 'people-insert',
    text: `insert into person (organisation_id, added_at, id, name, email, profession, grade, specialty, telephone, bleep,
                               site_id, place_id, administrator)
           select $1::uuid, $2::timestamptz, new.* from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
             $9::text[], $10::text[], $11::uuid[], $12::uuid[], $13::boolean[]) as new`,
    values: [
      organisationId,
      at.toISOString(),
      people.map((person) => person.id),
      people.map((person) => person.name),
      people.map((person) => person.email),
      people.map((person) => person.profession),
      people.map((person) => person.grade),
      people.map((person) => person.specialty),
      people.map((person) => person.contact.telephone),
      people.map((person) => person.contact.bleep),
      people.map((person) => person.siteId),
      people.map((person) => person.placeId),
      people.map((person) => person.administrator),
    ],
  })
}

/** Writes a person as they are now; of a visitor the address stays, which is told to nobody. */
export function updatePerson(transaction: Transaction, person: Person): void {
  transaction.write({
    name: 'person-update',
    text: `update person set name = $2, email = case when home_person_id is null then $3 else email end, profession = $4,
                  grade = $5, specialty = $6, telephone = $7, bleep = $8, site_id = $9, place_id = $10, state = $11,
                  administrator = $12
            where id = $1`,
    values: [
      person.id,
      person.name,
      person.email,
      person.profession,
      person.grade,
      person.specialty,
      person.contact.telephone,
      person.contact.bleep,
      person.siteId,
      person.placeId,
      person.state,
      person.administrator,
    ],
  })
}

export interface EntryPlaces {
  id: string
  /** "Ward 7, Royal Infirmary". */
  where: string | null
  /** Names of their teams, by name. */
  teams: string[]
}

/** Where people work, in words. */
export async function readEntryPlaces(
  transaction: Transaction,
  ids: readonly string[],
): Promise<EntryPlaces[]> {
  return transaction.query<EntryPlaces>({
    name: 'people-entry-places',
    text: `select person.id, nullif(concat_ws(', ', place.name, site.name), '') as where,
                  array(select team.name from team_member join team on team.id = team_member.team_id
                         where team_member.person_id = person.id order by lower(team.name)) as teams
             from person
             left join place on place.id = person.place_id
             left join site on site.id = person.site_id
            where person.id = any($1::uuid[])`,
    values: [ids],
  })
}
