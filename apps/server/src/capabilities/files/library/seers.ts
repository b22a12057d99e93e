import type { Transaction } from '../../../platform/database/transaction.ts'
import { membersOfTeams, teamsOfPeople } from '../../identity/index.ts'
import type { WholeDocument } from './whole.ts'

/** Everyone who sees each of these documents now, by its id (FIL71, FIL73, FIL74). */
export async function seersOf(
  transaction: Transaction,
  wholes: readonly WholeDocument[],
): Promise<Map<string, ReadonlySet<string>>> {
  const members = await membersOfTeams(transaction, [...new Set(wholes.flatMap(teamsThatSee))])
  return new Map(
    wholes.map((whole) => [
      whole.row.id,
      new Set(teamsThatSee(whole).flatMap((teamId) => members.get(teamId) ?? [])),
    ]),
  )
}

/** Which teams each of these people is in. */
export async function teamsByPerson(
  transaction: Transaction,
  personIds: readonly string[],
): Promise<Map<string, ReadonlySet<string>>> {
  const rows = await teamsOfPeople(transaction, personIds)
  const byPerson = Map.groupBy(rows, ({ personId }) => personId)
  return new Map([...byPerson].map(([personId, teams]) => [personId, new Set(teams.map((t) => t.teamId))]))
}

function teamsThatSee({ row, shares }: WholeDocument): string[] {
  return [row.teamId, ...(row.removedAt === null ? shares.map(({ teamId }) => teamId) : [])]
}
