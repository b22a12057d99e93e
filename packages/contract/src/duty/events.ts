import { z } from 'zod'
import { moment } from '../values.ts'
import { duty, override } from './duty.ts'
import { role, roleOffer } from './roles.ts'

/** On the organisation's stream. Each carries the whole thing, as it is when sent: it replaces what one held. */
export const dutyOrganisationEvents = {
  /** Added, changed, retired, or with other holders. */
  'role.changed': z.strictObject({ role }),
  /** Someone signed on or off, or said where they are. */
  'duty.changed': z.strictObject({ duty }),
  /** What a visitor's home says of whether they are on duty; a visitor is nobody who is on duty here. */
  'visitorDuty.changed': z.strictObject({ duty }),
  /** Shifts or absences between these moments have changed: who shows them asks again. */
  'rota.changed': z.strictObject({ from: moment, until: moment }),
} as const

/** On a person's own stream. */
export const dutyPersonEvents = {
  /** An offer to me or by me: made, accepted, declined, withdrawn. */
  'role.offered': z.strictObject({ offer: roleOffer }),
  /** I hold it no longer, because somebody else took it. */
  'role.displaced': z.strictObject({ roleId: role.shape.id, byPersonId: role.shape.id }),
  /** I may be reached off duty, or no longer. */
  'override.changed': z.strictObject({ override }),
} as const
