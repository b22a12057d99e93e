import type { Place, Site } from '@baton/contract'

/** What kind of site it is, in words. */
export const siteKinds: Readonly<Record<Site['kind'], string>> = {
  hospital: 'Hospital',
  practice: 'GP practice',
  'care-home': 'Care home',
  community: 'Community service',
}

/** What kind of place it is, in words. */
export const placeKinds: Readonly<Record<Place['kind'], string>> = {
  ward: 'Ward',
  department: 'Department',
  bay: 'Bay',
  room: 'Room',
  bed: 'Bed',
}

export const siteKindOptions = Object.entries(siteKinds).map(([value, label]) => ({ value, label }))
export const placeKindOptions = Object.entries(placeKinds).map(([value, label]) => ({ value, label }))

/** The kind that a chosen value stands for. */
export function siteKindOf(value: string): Site['kind'] {
  return (Object.keys(siteKinds) as Site['kind'][]).find((kind) => kind === value) ?? 'hospital'
}

export function placeKindOf(value: string): Place['kind'] {
  return (Object.keys(placeKinds) as Place['kind'][]).find((kind) => kind === value) ?? 'ward'
}
