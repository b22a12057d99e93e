import type { RoleDetails } from '@baton/contract'

/** What an administrator says of a role of which nothing is special, but for its name. */
export const plainRole: Omit<RoleDetails, 'name'> = {
  purpose: null,
  siteId: null,
  placeId: null,
  teamId: null,
  contact: { telephone: null, bleep: null },
  cover: { kind: 'none' },
  holdersAtMost: 1,
  fallbackRoleId: null,
  coordinates: false,
}
