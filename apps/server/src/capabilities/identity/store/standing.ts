import type { Transaction } from '../../../platform/database/transaction.ts'

/** Of these people those who are not suspended, with their organisation. */
export async function readActive(
  transaction: Transaction,
  personIds: readonly string[],
): Promise<{ personId: string; organisationId: string }[]> {
  return transaction.query({
    name: 'people-active',
    text: `select id as "personId", organisation_id as "organisationId" from person
            where id = any($1::uuid[]) and state = 'active'`,
    values: [personIds],
  })
}

/** Who is in each of these teams, in the order of their ids; a team that is not here has no row. */
export async function readMembersOfTeams(
  transaction: Transaction,
  teamIds: readonly string[],
): Promise<{ teamId: string; memberIds: string[] }[]> {
  return transaction.query({
    name: 'teams-members',
    text: `select id as "teamId",
                  array(select person_id from team_member where team_id = team.id order by person_id) as "memberIds"
             from team where id = any($1::uuid[])`,
    values: [teamIds],
  })
}
