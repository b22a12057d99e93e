import type { Place, Site } from '@baton/contract'
import type { Change } from '../../../platform/operations/change.ts'

/** Tells everyone of a site as it is now, and writes the audit leaf. */
export function tellSite(change: Change, site: Site): void {
  const organisation = { kind: 'organisation', id: change.viewer.organisationId } as const
  change.append(organisation, { type: 'site.changed', data: { site }, stored: { siteId: site.id } })
  change.audit(organisation, { subjects: [{ kind: 'site', id: site.id }] })
}

/** Tells everyone of places as they are now, and writes one audit leaf about the first, which holds the others. */
export function tellPlaces(change: Change, places: readonly Place[]): void {
  const organisation = { kind: 'organisation', id: change.viewer.organisationId } as const
  for (const place of places) {
    change.append(organisation, { type: 'place.changed', data: { place }, stored: { placeId: place.id } })
  }
  change.audit(organisation, { subjects: places.slice(0, 1).map(({ id }) => ({ kind: 'place', id })) })
}
