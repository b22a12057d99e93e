import type { Place } from '@baton/contract'

/** A place and everything that is in it. */
export function within(places: readonly Place[], placeId: string): string[] {
  const inside = Map.groupBy(places, ({ parentId }) => parentId)
  const found = [placeId]
  for (const id of found) found.push(...(inside.get(id) ?? []).map((place) => place.id))
  return found
}

/** The site of a place; `null` where there is no place. */
export function siteOf(places: readonly Place[], placeId: string | null): string | null {
  return places.find(({ id }) => id === placeId)?.siteId ?? null
}

/** The ward that a place is, or is in; the place itself where it is in none. */
export function wardOf(places: readonly Place[], placeId: string | null): string | null {
  const known = new Map(places.map((place) => [place.id, place]))
  for (let place = known.get(placeId ?? ''); place !== undefined; place = known.get(place.parentId ?? '')) {
    if (place.kind === 'ward' || place.kind === 'department') return place.id
  }
  return placeId
}
