import type { api, InputOf } from '@baton/contract'

/** What an administrator says of a person of whom nothing is special, but for their name and address. */
export const plainPerson: Omit<InputOf<typeof api.identity.addPerson>, 'name' | 'email'> = {
  profession: 'Doctor',
  grade: null,
  specialty: null,
  contact: { telephone: null, bleep: null },
  siteId: null,
  placeId: null,
  teamIds: [],
}
