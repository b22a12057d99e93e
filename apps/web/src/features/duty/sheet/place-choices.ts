import type { api, OutputOf } from '@baton/contract'

type Places = Pick<OutputOf<typeof api.identity.listPlaces>, 'sites' | 'places'>

/** Wards and departments to choose from, with their site where there are several; none first. */
export function placeChoices({ sites, places }: Places): readonly { value: string; label: string }[] {
  const siteOf = new Map(sites.map(({ id, name }) => [id, name]))
  const found = places
    .filter(({ kind }) => kind === 'ward' || kind === 'department')
    .map(({ id, name, siteId }) => ({
      value: id,
      label: sites.length > 1 ? `${name}, ${siteOf.get(siteId) ?? ''}` : name,
    }))
  return [{ value: '', label: 'No place' }, ...found]
}
