import type { Acting } from '../../../platform/operations/acting.ts'
import type { PlaceKind } from '../parts.ts'
import { deletePlace } from '../store/places.ts'

/** Takes everything off a place that is no more, in the caller's transaction. */
export async function discardPlace({ transaction }: Acting, kind: PlaceKind, placeId: string): Promise<void> {
  await deletePlace(transaction, kind, placeId)
}
