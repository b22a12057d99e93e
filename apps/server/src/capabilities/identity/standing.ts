import type { Transaction } from '../../platform/database/transaction.ts'
import type { Readable } from '../../platform/realtime/ports.ts'
import { readActive, readMembersOfTeams } from './store/standing.ts'

/** Of these ids, those who are people of this organisation and not suspended. */
export async function activeAmong(
  transaction: Transaction,
  personIds: readonly string[],
): Promise<Set<string>> {
  const active = await readActive(transaction, personIds)
  return new Set(active.map(({ personId }) => personId))
}

/** Who is in each of these teams now, also those who are suspended; a team that is not here has no entry. */
export async function membersOfTeams(
  transaction: Transaction,
  teamIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await readMembersOfTeams(transaction, teamIds)
  return new Map(rows.map(({ teamId, memberIds }) => [teamId, memberIds]))
}

/** The streams of identity that these people may read: their own and their organisation's; none when suspended. */
export async function readableOwnStreams(
  transaction: Transaction,
  personIds: readonly string[],
): Promise<Readable[]> {
  const active = await readActive(transaction, personIds)
  return active.flatMap(({ personId, organisationId }) => [
    { personId, stream: { kind: 'person', id: personId } as const, horizon: 0 },
    { personId, stream: { kind: 'organisation', id: organisationId } as const, horizon: 0 },
  ])
}
