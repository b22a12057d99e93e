import { z } from 'zod'
import { command, nothing, query } from '../../operation.ts'
import { id, position } from '../../values.ts'
import { duty, focus, override, shift, signOnDetails } from '../duty.ts'
import { role, roleOffer } from '../roles.ts'

export const signOn = command('duty.signOn', {
  summary:
    'Go on duty, with the roles I take, where I am and how to ring me; again to change these or take more roles',
  input: signOnDetails.extend({
    /** Take a role although somebody holds it: they are told by whom. */
    displace: z.boolean().default(false),
  }),
  output: z.strictObject({ duty }),
  refusals: ['not-found', 'role-is-held', 'on-leave'],
})

export const signOff = command('duty.signOff', {
  summary: 'Go off duty: give up my roles and stop being reached',
  input: nothing,
  output: z.strictObject({
    duty,
    /** Roles that fell to their fallback role because they must be covered and nobody took them over. */
    fellBack: z.array(z.strictObject({ roleId: id, toRoleId: id })),
  }),
  refusals: ['role-must-be-covered', 'urgent-items-open'],
})

export const setFocus = command('duty.setFocus', {
  summary: 'Say that I am busy until a time, or no longer',
  input: z.strictObject({ focus: focus.nullable() }),
  output: z.strictObject({ duty }),
  refusals: ['no-longer-possible'],
})

export const setCover = command('duty.setCover', {
  summary: 'Say which role covers for me while I am off duty',
  input: z.strictObject({ coverRoleId: id.nullable() }),
  output: z.strictObject({ duty }),
  refusals: ['not-found'],
})

export const myDuty = query('duty.myDuty', {
  summary: 'Whether I am on duty, what I hold, what I am offered, and what the rota proposes now',
  input: nothing,
  /** `position` is that of my own stream. */
  output: z.strictObject({
    duty,
    holding: z.array(role),
    offers: z.array(roleOffer),
    /** Overrides by which I may be reached although I am off duty; one that has run out by the clock says nothing. */
    overrides: z.array(override),
    /** Shifts that begin within the next two hours or are under way, the nearest first. */
    proposals: z.array(shift),
    /** Roles that I could take without displacing anybody, my teams' first; at most twenty. */
    suggestedRoleIds: z.array(id),
    /** Minutes after the end of a shift before I am asked whether I am still on duty. */
    graceMinutes: z.int(),
    position,
  }),
})

export const listDuty = query('duty.listDuty', {
  summary: 'The duty of everyone who is on, or of the people named',
  input: z.strictObject({
    personIds: z
      .string()
      .max(37 * 200)
      .transform((list) => list.split(','))
      .pipe(z.array(id).min(1).max(200))
      .optional(),
  }),
  /** `position` is that of the organisation's stream. */
  output: z.strictObject({ duties: z.array(duty), position }),
})
