import type { Transaction } from '../../../platform/database/transaction.ts'

/** Of these ids, those who are people and not suspended, with their organisations; visitors among them, and said to be. */
export function readActivePeople(
  transaction: Transaction,
  personIds: readonly string[],
): Promise<{ personId: string; organisationId: string; visitor: boolean }[]> {
  return transaction.query({
    name: 'identity-active-people',
    text: `select id as "personId", organisation_id as "organisationId", home_person_id is not null as visitor
             from person where id = any($1::uuid[]) and state = 'active'`,
    values: [personIds],
  })
}

/** Who is in each of these teams; one row for each team and member, and one without a member for an empty team. */
export function readTeamMembers(
  transaction: Transaction,
  teamIds: readonly string[],
): Promise<{ teamId: string; personId: string | null }[]> {
  return transaction.query({
    name: 'identity-team-members',
    text: `select team.id as "teamId", team_member.person_id as "personId"
             from team left join team_member on team_member.team_id = team.id
            where team.id = any($1::uuid[])`,
    values: [teamIds],
  })
}

/** Who is in a team of each of these places. */
export function readTeamMembersAt(
  transaction: Transaction,
  placeIds: readonly string[],
): Promise<{ placeId: string; personId: string }[]> {
  return transaction.query({
    name: 'identity-team-members-at',
    text: `select distinct team.place_id as "placeId", team_member.person_id as "personId"
             from team join team_member on team_member.team_id = team.id
            where team.organisation_id = current_organisation() and team.place_id = any($1::uuid[])`,
    values: [placeIds],
  })
}

/** The teams that each of these people is in, with where each team is. */
export function readTeamsOfPeople(
  transaction: Transaction,
  personIds: readonly string[],
): Promise<{ personId: string; teamId: string; placeId: string | null }[]> {
  return transaction.query({
    name: 'identity-teams-of-people',
    text: `select team_member.person_id as "personId", team.id as "teamId", team.place_id as "placeId"
             from team_member join team on team.id = team_member.team_id
            where team_member.person_id = any($1::uuid[])`,
    values: [personIds],
  })
}

/** How someone can be reached apart from Baton. */
export interface ContactRow {
  personId: string
  email: string
  telephone: string | null
  bleep: string | null
}

/** Of these people, those who are not suspended, with how to reach them; of a visitor only their home knows. */
export function readContacts(transaction: Transaction, personIds: readonly string[]): Promise<ContactRow[]> {
  return transaction.query({
    name: 'identity-contacts',
    text: `select id as "personId", email, telephone, bleep
             from person where id = any($1::uuid[]) and state = 'active' and home_person_id is null`,
    values: [personIds],
  })
}

/** Administrators of the transaction's organisation who are not suspended, by id. */
export async function readAdministrators(transaction: Transaction): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>({
    name: 'identity-administrators',
    text: `select id from person
            where organisation_id = current_organisation() and administrator and state = 'active' order by id`,
    values: [],
  })
  return rows.map((row) => row.id)
}

/** Of these addresses, whose they are in the transaction's organisation, of those who are not suspended. */
export function readActiveByEmail(
  transaction: Transaction,
  emails: readonly string[],
): Promise<{ personId: string; email: string }[]> {
  return transaction.query({
    name: 'identity-active-by-email',
    text: `select id as "personId", email from person
            where organisation_id = current_organisation() and state = 'active' and home_person_id is null
              and email = any($1::text[])`,
    values: [emails],
  })
}

/** The organisation's own people who have this profession, however it is written, and are not suspended. */
export async function readPeopleOfProfession(
  transaction: Transaction,
  profession: string,
): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>({
    name: 'identity-people-of-profession',
    text: `select id from person
            where organisation_id = current_organisation() and state = 'active' and home_person_id is null
              and lower(profession) = lower($1)`,
    values: [profession],
  })
  return rows.map((row) => row.id)
}
