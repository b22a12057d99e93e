import type { BoardScope, Place } from '@baton/contract'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { TaskParts } from './parts.ts'

/** What each of these people may take from home: at their site, or through a role or team of theirs (TSK20). */
export async function poolScopes(
  transaction: Transaction,
  parts: Pick<TaskParts, 'people' | 'duty'>,
  places: readonly Place[],
  personIds: readonly string[],
): Promise<Map<string, BoardScope>> {
  if (personIds.length === 0) return new Map()
  const [people, teams, roles] = await Promise.all([
    parts.people.peopleByIds(transaction, personIds),
    parts.people.teamsOfPeople(transaction, personIds),
    parts.duty.everyRole(transaction),
  ])
  const teamsOf = Map.groupBy(teams, ({ personId }) => personId)
  return new Map(
    people.map(({ id, siteId }) => [
      id,
      {
        board: 'remote',
        id: null,
        placeIds: places
          .filter((place) => siteId === null || place.siteId === siteId)
          .map((place) => place.id),
        roleIds: roles
          .filter(({ holders }) => holders.some(({ personId }) => personId === id))
          .map((role) => role.id),
        teamIds: (teamsOf.get(id) ?? []).map(({ teamId }) => teamId),
      },
    ]),
  )
}

/** Who is on duty from home now. */
export async function onDutyFromHome(
  transaction: Transaction,
  { duty }: Pick<TaskParts, 'duty'>,
): Promise<string[]> {
  const duties = await duty.dutiesNow(transaction)
  return duties.filter(({ from }) => from === 'home').map(({ personId }) => personId)
}
