import type { Transaction } from '../../platform/database/transaction.ts'
import { readActivePeople, readTeamMembers } from './store/roll.ts'

/** Of these ids, those who are people of the transaction's organisation and not suspended. */
export async function activeAmong(
  transaction: Transaction,
  personIds: readonly string[],
): Promise<Set<string>> {
  const people = await readActivePeople(transaction, personIds)
  return new Set(people.map(({ personId }) => personId))
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
