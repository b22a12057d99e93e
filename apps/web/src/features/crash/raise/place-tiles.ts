import type { CrashTeam, Place, Site } from '@baton/contract'

/** A place to call a team to, as one tap. */
export interface PlaceTile {
  readonly id: string
  /** What the team is told. */
  readonly place: string
  readonly name: string
  /** Where it is, when it is not of the team's own site. */
  readonly note: string | undefined
}

/**
 * The places that a team can be called to with one tap: where I work first, then the wards and departments of the
 * team's site, or of mine. Bays and beds are typed: nobody looks for one among hundreds.
 */
export function placeTiles(given: {
  team: CrashTeam | undefined
  sites: readonly Site[]
  places: readonly Place[]
  mine: { readonly placeId: string | null; readonly siteId: string | null }
}): readonly PlaceTile[] {
  const { team, sites, places, mine } = given
  const siteId = team?.siteId ?? mine.siteId ?? sites[0]?.id
  const wards = places.filter(({ kind }) => kind === 'ward' || kind === 'department')
  const own = wards.find(({ id }) => id === mine.placeId)
  const others = wards.filter((place) => place.siteId === siteId && place.id !== own?.id)
  const siteName = (id: string) => sites.find((site) => site.id === id)?.name ?? ''
  const tile = (place: Place, note: string | undefined): PlaceTile => ({
    id: place.id,
    place: `${place.name}, ${siteName(place.siteId)}`,
    name: place.name,
    note,
  })
  return [...(own ? [tile(own, 'Where you are')] : []), ...others.map((place) => tile(place, undefined))]
}
