import { z } from 'zod'
import { contact } from '../identity/people.ts'
import { id, moment, typedText } from '../values.ts'

export const roleName = typedText({ max: 80 })

/** A time of day on the organisation's clock (Europe/London): 07:30. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day such as 07:30')
/** 1 is Monday, 7 is Sunday. */
export const weekday = z.int().min(1).max(7)

/** When a role must have a holder (clinical.md §3). Hours that end before they begin run past midnight. */
export const requiredCover = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('always') }),
  z.strictObject({
    kind: z.literal('hours'),
    days: z.array(weekday).min(1).max(7),
    from: timeOfDay,
    until: timeOfDay,
  }),
  z.strictObject({ kind: z.literal('none') }),
])
export type RequiredCover = z.infer<typeof requiredCover>

/** Whoever a role is with now. */
export const holder = z.strictObject({ personId: id, since: moment })
export type Holder = z.infer<typeof holder>

/** What an administrator says of a role. */
export const roleDetails = z.strictObject({
  name: roleName,
  /** What to turn to it for, in a line. */
  purpose: typedText({ max: 200 }).nullable(),
  siteId: id.nullable(),
  placeId: id.nullable(),
  /** The team whose work it is; its people see the team's totals. */
  teamId: id.nullable(),
  contact,
  cover: requiredCover,
  /** How many may hold it at once. */
  holdersAtMost: z.int().min(1).max(20),
  /** The role that it falls to when nobody holds it. */
  fallbackRoleId: id.nullable(),
  /** Its holders see every open urgent item of its site (of all where it names none), and are told of exhausted ones. */
  coordinates: z.boolean(),
})
export type RoleDetails = z.infer<typeof roleDetails>

/** A place that work goes to, whoever holds it. */
export const role = roleDetails.extend({
  id,
  purpose: z.string().nullable(),
  name: z.string(),
  contact: z.strictObject({ telephone: z.string().nullable(), bleep: z.string().nullable() }),
  /** By `personId`. Everyone here is on duty. */
  holders: z.array(holder),
  /** A retired role keeps its name and history and takes no more work. */
  state: z.enum(['active', 'retired']),
})
export type Role = z.infer<typeof role>

/** One stretch in which someone held a role, for its history. */
export const holding = z.strictObject({
  roleId: id,
  personId: id,
  since: moment,
  until: moment.nullable(),
  /** How it began and how it ended. */
  began: z.enum(['taken', 'handed-over', 'fallen-back']),
  ended: z.enum(['given-up', 'handed-over', 'displaced', 'signed-off', 'suspended']).nullable(),
})
export type Holding = z.infer<typeof holding>

/** A holder asks a colleague to take a role over, with everything that is open in it. */
export const roleOffer = z.strictObject({
  id,
  roleId: id,
  fromPersonId: id,
  toPersonId: id,
  offeredAt: moment,
  /** Open urgent items that would move with it. */
  openItems: z.int().min(0),
  state: z.enum(['waiting', 'accepted', 'declined', 'withdrawn']),
})
export type RoleOffer = z.infer<typeof roleOffer>
