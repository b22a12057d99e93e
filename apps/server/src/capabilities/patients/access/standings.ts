import type { Standing } from '@baton/domain/patients/relations'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { placesAround, teamsOfPeople } from '../../identity/index.ts'
import type { Relating } from '../parts.ts'

/** What each of these people is in the hospital now. */
export async function standingsOf(
  transaction: Transaction,
  { duty }: Relating,
  personIds: readonly string[],
): Promise<Map<string, Standing>> {
  const [work, teams] = await Promise.all([
    duty.workOf(transaction, personIds),
    teamsOfPeople(transaction, personIds),
  ])
  const dutyPlaces = [...work.values()].flatMap(({ placeId }) => placeId ?? [])
  const around = dutyPlaces.length === 0 ? [] : await placesAround(transaction, [...new Set(dutyPlaces)])
  const aroundOf = Map.groupBy(around, ({ placeId }) => placeId)
  const teamsOf = Map.groupBy(teams, ({ personId }) => personId)
  return new Map(
    personIds.map((personId) => {
      const mine = work.get(personId)
      return [
        personId,
        {
          dutyPlaceIds: new Set((aroundOf.get(mine?.placeId ?? '') ?? []).map(({ aroundId }) => aroundId)),
          roles: mine?.roles ?? [],
          teamPlaceIds: new Set((teamsOf.get(personId) ?? []).flatMap(({ placeId }) => placeId ?? [])),
        },
      ]
    }),
  )
}
