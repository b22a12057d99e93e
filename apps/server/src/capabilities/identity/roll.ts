import type { Transaction } from '../../platform/database/transaction.ts'
import { readEntriesIn } from './store/directory.ts'
import { readPeople } from './store/people.ts'
import {
  type ContactRow,
  readActiveByEmail,
  readActivePeople,
  readAdministrators,
  readContacts,
  readPeopleOfProfession,
  readTeamMembers,
} from './store/roll.ts'
import { type Home, readVisitors } from './store/visitors.ts'

/**
 * Of these ids, those who work in the transaction's organisation and are not suspended. A visitor does not: whoever asks
 * this of people who are to be written to, asked or put somewhere leaves visitors alone (AFF8).
 */
export async function activeAmong(
  transaction: Transaction,
  personIds: readonly string[],
): Promise<Set<string>> {
  const people = await readActivePeople(transaction, personIds)
  return new Set(people.flatMap(({ personId, visitor }) => (visitor ? [] : personId)))
}

/** The same, and visitors who are not suspended here: for what is so of a visitor too, such as being on duty. */
export async function activeWithVisitors(
  transaction: Transaction,
  personIds: readonly string[],
): Promise<Set<string>> {
  const people = await readActivePeople(transaction, personIds)
  return new Set(people.map(({ personId }) => personId))
}

/** Of these people the visitors, suspended ones too, with where they are at home; a colleague has no entry. */
export async function visitorsAmong(
  transaction: Transaction,
  personIds: readonly string[],
): Promise<Map<string, Home>> {
  const rows = await readVisitors(transaction, personIds)
  return new Map(rows.map(({ id, ...home }) => [id, home]))
}

/** Who is in each of these teams now; a team that is not here has no entry. */
export async function membersOfTeams(
  transaction: Transaction,
  teamIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await readTeamMembers(transaction, teamIds)
  const members = new Map<string, string[]>()
  for (const { teamId, personId } of rows) {
    const known = members.get(teamId) ?? []
    members.set(teamId, personId === null ? known : [...known, personId])
  }
  return members
}

/** How these people can be reached apart from Baton; someone who is suspended or not here has no entry. */
export async function contactsOf(
  transaction: Transaction,
  personIds: readonly string[],
): Promise<Map<string, ContactRow>> {
  const rows = await readContacts(transaction, personIds)
  return new Map(rows.map((row) => [row.personId, row]))
}

/** What these people are called, those who are suspended too; who is not here has no entry. */
export async function namesOf(
  transaction: Transaction,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const people = await readPeople(transaction, personIds)
  return new Map(people.map(({ id, name }) => [id, name]))
}

/** Administrators who are not suspended. */
export function administratorsOf(transaction: Transaction): Promise<string[]> {
  return readAdministrators(transaction)
}

/** Whose each of these addresses is, in lower case; one of nobody here, or of someone suspended, has no entry. */
export async function activeByEmail(
  transaction: Transaction,
  emails: readonly string[],
): Promise<Map<string, string>> {
  const rows = await readActiveByEmail(transaction, emails)
  return new Map(rows.map(({ email, personId }) => [email, personId]))
}

/** Who works at a site, or in a place or what is inside it; those who are suspended too. */
export async function peopleAt(
  transaction: Transaction,
  where: { siteId: string } | { placeId: string },
): Promise<string[]> {
  const entries = await readEntriesIn(transaction, where)
  return entries.flatMap(({ id, kind }) => (kind === 'person' ? id : []))
}

/** Everyone of a profession who is not suspended. */
export function peopleOfProfession(transaction: Transaction, profession: string): Promise<string[]> {
  return readPeopleOfProfession(transaction, profession)
}
