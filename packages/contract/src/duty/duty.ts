import { z } from 'zod'
import { telephoneNumber } from '../identity/people.ts'
import { id, moment, typedText } from '../values.ts'

/** Where somebody works from. Isolating at home but well is `home`: on duty, for what can be done from there. */
export const workplace = z.enum(['site', 'home'])

/** Busy until a time, and with what: "in theatre until 15:00". */
export const focus = z.strictObject({ until: moment, words: typedText({ max: 60 }) })
export type Focus = z.infer<typeof focus>

/** Whether a person is on duty, as every colleague may know it. Someone who never signed on is off. */
export const duty = z.strictObject({
  personId: id,
  state: z.enum(['on', 'off']),
  from: workplace,
  /** When this state began; `null` for someone who never signed on. */
  since: moment.nullable(),
  /** On duty: when the shift should end. Off duty: when the next one begins, as far as the rota knows. */
  until: moment.nullable(),
  placeId: id.nullable(),
  /** The number to ring during this shift. */
  telephone: z.string().nullable(),
  focus: z.strictObject({ until: moment, words: z.string() }).nullable(),
  /** Off duty: the role that covers for them; where their work goes by default. */
  coverRoleId: id.nullable(),
})
export type Duty = z.infer<typeof duty>

/** What sign-on asks, in two taps: all of it has a default. */
export const signOnDetails = z.strictObject({
  from: workplace,
  roleIds: z.array(id).max(20),
  placeId: id.nullable(),
  telephone: telephoneNumber.nullable(),
  /** When the shift ends; `null` when it is not known. */
  until: moment.nullable(),
})

/** A shift on the rota: a proposal that a person confirms at sign-on. */
export const shift = z.strictObject({
  id,
  personId: id,
  /** The role that they are to hold; `null` for a shift on a place or a team. */
  roleId: id.nullable(),
  placeId: id.nullable(),
  from: moment,
  until: moment,
  source: z.enum(['entered', 'csv', 'icalendar']),
})
export type Shift = z.infer<typeof shift>

/** Why someone is not to be on duty. */
export const absenceKind = z.enum(['leave', 'sickness', 'study', 'other'])
export const absence = z.strictObject({ id, personId: id, kind: absenceKind, from: moment, until: moment })
export type Absence = z.infer<typeof absence>

/** A stretch of required cover that nobody is on the rota for. */
export const rotaGap = z.strictObject({ roleId: id, from: moment, until: moment })
export type RotaGap = z.infer<typeof rotaGap>

/** A major incident: named people may be reached although they are off duty, with a reason, until a time. */
export const override = z.strictObject({
  id,
  reason: z.string(),
  personIds: z.array(id),
  declaredBy: id,
  from: moment,
  until: moment,
  endedAt: moment.nullable(),
})
export type Override = z.infer<typeof override>
