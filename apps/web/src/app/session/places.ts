import type { Place, Site } from '@baton/contract'

/** Every site and place, found by id. */
export interface Places {
  readonly sites: ReadonlyMap<string, Site>
  readonly places: ReadonlyMap<string, Place>
}

export const noPlaces: Places = { sites: new Map(), places: new Map() }

/** The ward or department that a place is in, or is; `null` where it is in none. */
export function wardOf(placeId: string | null, { places }: Places): Place | null {
  let place = placeId === null ? undefined : places.get(placeId)
  while (place && place.kind !== 'ward' && place.kind !== 'department') {
    place = place.parentId === null ? undefined : places.get(place.parentId)
  }
  return place ?? null
}

/** “Taw Ward, Bay 2, Bed 4”: from the outermost place inwards; empty where it is not known. */
export function placeWords(placeId: string | null, { places }: Places): string {
  const names: string[] = []
  let place = placeId === null ? undefined : places.get(placeId)
  while (place) {
    names.unshift(place.name)
    place = place.parentId === null ? undefined : places.get(place.parentId)
  }
  return names.join(', ')
}
