/** Who is asked to a meeting, as it is said: people by name, roles, teams. */
export interface Asked {
  readonly personIds: readonly string[]
  readonly roleIds: readonly string[]
  readonly teamIds: readonly string[]
}

/**
 * Who is asked from now on, when somebody who changes a meeting says whom. They see whom it asks as people and as roles
 * that somebody has: a team stays asked, as a team, as long as nobody who came with it is left out, and so does a role
 * that nobody had. Otherwise whoever joins the team, or takes the role, would not be asked to what comes later (CAL28).
 *
 * @param members who is in each of the teams that were asked
 * @param shown roles through which somebody is asked now
 */
export function keepAsked(
  said: Asked,
  before: Asked,
  { members, shown }: { members: ReadonlyMap<string, readonly string[]>; shown: ReadonlySet<string> },
): Asked {
  const named = new Set(said.personIds)
  const teams = before.teamIds.filter(
    (id) => said.teamIds.includes(id) || (members.get(id)?.every((one) => named.has(one)) ?? false),
  )
  const roles = before.roleIds.filter((id) => !shown.has(id))
  const withTeam = new Set(teams.flatMap((id) => members.get(id) ?? []))
  return {
    personIds: said.personIds.filter((id) => !withTeam.has(id) || before.personIds.includes(id)),
    roleIds: [...new Set([...said.roleIds, ...roles])],
    teamIds: [...new Set([...said.teamIds, ...teams])],
  }
}
