import type { Team, TeamSummary } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'

const columns = 'team.id, team.name, team.kind, team.site_id as "siteId", team.place_id as "placeId"'
const summary = `${columns},
  (select count(*)::int from team_member where team_member.team_id = team.id) as "memberCount"`

/** Teams with their members, by their ids, in no order; those that are not here are left out. */
export async function readTeams(transaction: Transaction, ids: readonly string[]): Promise<Team[]> {
  return transaction.query<Team>({
    name: 'teams-read',
    text: `select ${columns},
                  array(select person_id from team_member where team_id = team.id order by person_id) as "memberIds"
             from team where id = any($1::uuid[])`,
    values: [ids],
  })
}

export async function readTeam(transaction: Transaction, id: string): Promise<Team | undefined> {
  const [team] = await readTeams(transaction, [id])
  return team
}

/** Every team, by name. */
export async function readTeamSummaries(transaction: Transaction): Promise<TeamSummary[]> {
  return transaction.query<TeamSummary>({
    name: 'teams-summaries',
    text: `select ${summary} from team where organisation_id = current_organisation() order by lower(name), id`,
    values: [],
  })
}

export async function readTeamSummariesByIds(
  transaction: Transaction,
  ids: readonly string[],
): Promise<TeamSummary[]> {
  return transaction.query<TeamSummary>({
    name: 'teams-summaries-by-ids',
    text: `select ${summary} from team where id = any($1::uuid[])`,
    values: [ids],
  })
}

/** The teams that a person is in, by name. */
export async function readTeamsOf(transaction: Transaction, personId: string): Promise<TeamSummary[]> {
  return transaction.query<TeamSummary>({
    name: 'teams-of-person',
    text: `select ${summary} from team
            where id in (select team_id from team_member where person_id = $1) order by lower(name), id`,
    values: [personId],
  })
}

/** Whether another team has this name. */
export async function isTeamNameTaken(
  transaction: Transaction,
  name: string,
  butId: string,
): Promise<boolean> {
  const rows = await transaction.query({
    name: 'teams-name-taken',
    text: 'select from team where organisation_id = current_organisation() and lower(name) = lower($1) and id <> $2',
    values: [name, butId],
  })
  return rows.length > 0
}

/** Adds a team without its members, or gives it its name as now. */
export function saveTeam(
  transaction: Transaction,
  organisationId: string,
  team: Omit<Team, 'memberIds'>,
): void {
  transaction.write({
    name: 'team-save',
    text: `insert into team (organisation_id, id, name, kind, site_id, place_id) values ($1, $2, $3, $4, $5, $6)
           on conflict (id) do update set name = excluded.name`,
    values: [organisationId, team.id, team.name, team.kind, team.siteId, team.placeId],
  })
}

/** Puts people into teams; who is in already stays. */
export function insertTeamMembers(
  transaction: Transaction,
  organisationId: string,
  members: readonly { teamId: string; personId: string }[],
): void {
  transaction.write({
    name: 'team-members-insert',
    text: `insert into team_member (organisation_id, team_id, person_id)
           select $1::uuid, new.* from unnest($2::uuid[], $3::uuid[]) as new on conflict do nothing`,
    values: [
      organisationId,
      members.map((member) => member.teamId),
      members.map((member) => member.personId),
    ],
  })
}

export function deleteTeamMember(transaction: Transaction, teamId: string, personId: string): void {
  transaction.write({
    name: 'team-member-delete',
    text: 'delete from team_member where team_id = $1 and person_id = $2',
    values: [teamId, personId],
  })
}
