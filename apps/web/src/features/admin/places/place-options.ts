import type { Place } from '@baton/contract'

/** A place with how deep it stands: 0 in the site, 1 in a ward, 2 in a bay. */
export interface PlaceLine {
  readonly place: Place
  readonly depth: number
}

/** The places of a site, each followed by those inside it, in the order in which the server named them. */
export function placeLines(places: readonly Place[], siteId: string): readonly PlaceLine[] {
  const own = places.filter((place) => place.siteId === siteId)
  return within(own, null, 0)
}

/** Wards and departments of a site, and what is in them down to bays, for a list to choose from. */
export function placeOptions(places: readonly Place[], siteId: string) {
  return placeLines(places, siteId)
    .filter(({ place }) => place.kind !== 'bed')
    .map(({ place, depth }) => ({ value: place.id, label: `${'\u2003'.repeat(depth)}${place.name}` }))
}

function within(places: readonly Place[], parentId: string | null, depth: number): readonly PlaceLine[] {
  return places
    .filter((place) => place.parentId === parentId)
    .flatMap((place) => [{ place, depth }, ...within(places, place.id, depth + 1)])
}
