import type { Transaction } from '../../../platform/database/transaction.ts'
import type { TaskParts } from '../parts.ts'
import { siteOf } from '../places.ts'
import type { HandoverRow } from './store/handovers.ts'

/**
 * Who could take a handover: on duty, not at home, and at the ward's site or nowhere in particular; those at the ward
 * first, then by id.
 */
export async function candidatesFor(
  transaction: Transaction,
  { duty, people }: TaskParts,
  { fromPersonId, wardId }: HandoverRow,
): Promise<string[]> {
  const [duties, places] = await Promise.all([duty.dutiesNow(transaction), people.allPlaces(transaction)])
  const siteId = siteOf(places, wardId)
  const able = duties.filter(({ personId, state, from, placeId }) => {
    if (personId === fromPersonId || state !== 'on' || from === 'home') return false
    return placeId === null || siteOf(places, placeId) === siteId
  })
  return able
    .toSorted(
      (a, b) =>
        Number(b.placeId === wardId) - Number(a.placeId === wardId) || (a.personId < b.personId ? -1 : 1),
    )
    .map(({ personId }) => personId)
}
