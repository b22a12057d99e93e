import type { api, InputOf } from '@baton/contract'

/** A task of which nothing is special, but for whom it is asked of. */
export const plainTask: Omit<InputOf<typeof api.tasks.request>, 'requestedFor'> = {
  type: 'bloods',
  reason: 'Potassium again',
  within: '4-h',
  patientId: null,
  placeId: null,
  sbar: null,
  skill: null,
  remote: false,
  checklist: [],
  asRoleId: null,
  message: null,
}
