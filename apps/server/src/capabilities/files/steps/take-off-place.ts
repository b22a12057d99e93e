import type { Acting } from '../../../platform/operations/acting.ts'
import type { PlaceKind } from '../parts.ts'
import { deletePlaceOf } from '../store/places.ts'

/** Takes some of its files off a place, in the caller's transaction; where else they hang they stay. */
export async function takeOffPlace(
  { transaction }: Acting,
  kind: PlaceKind,
  placeId: string,
  fileIds: readonly string[],
): Promise<void> {
  await deletePlaceOf(transaction, kind, placeId, fileIds)
}
