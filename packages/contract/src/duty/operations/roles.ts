import { z } from 'zod'
import { organisation } from '../../identity/people.ts'
import { command, done, nothing, query } from '../../operation.ts'
import { id, moment, position } from '../../values.ts'
import { holding, role, roleDetails, roleOffer } from '../roles.ts'

export const listRoles = query('duty.listRoles', {
  summary: 'Every role with who holds it now, by name',
  input: nothing,
  /** `position` is that of the organisation's stream. */
  output: z.strictObject({ roles: z.array(role), position }),
})

export const roleHistory = query('duty.roleHistory', {
  summary: 'Who held a role, newest first',
  input: z.strictObject({ roleId: id, before: moment.optional() }),
  output: z.strictObject({ holdings: z.array(holding) }),
  refusals: ['not-found'],
})

export const takeRole = command('duty.takeRole', {
  summary: 'Take a role that is free, or displace its holder, who is told by whom',
  input: z.strictObject({ roleId: id, displace: z.boolean().default(false) }),
  output: z.strictObject({ role }),
  refusals: ['not-found', 'role-is-held', 'off-duty'],
})

export const giveUpRole = command('duty.giveUpRole', {
  summary: 'Give a role up; one that must always be covered falls to its fallback role or is kept',
  input: z.strictObject({ roleId: id }),
  output: z.strictObject({ role, toRoleId: id.nullable() }),
  refusals: ['not-found', 'role-must-be-covered', 'urgent-items-open'],
})

export const offerRole = command('duty.offerRole', {
  summary: 'Offer a role that I hold to a colleague who is on duty, with its open items',
  input: z.strictObject({ roleId: id, toPersonId: id }),
  output: z.strictObject({ offer: roleOffer }),
  refusals: ['not-found', 'off-duty', 'already-exists'],
})

export const acceptRole = command('duty.acceptRole', {
  summary: 'Accept a role that I am offered: it and its open items move to me in one step',
  input: z.strictObject({ offerId: id }),
  output: z.strictObject({ role }),
  refusals: ['not-found', 'no-longer-possible', 'off-duty'],
})

export const declineRole = command('duty.declineRole', {
  summary: 'Decline a role that I am offered, or take back an offer of mine',
  input: z.strictObject({ offerId: id }),
  output: done,
  refusals: ['not-found', 'no-longer-possible'],
})

export const addRole = command('duty.addRole', {
  summary: 'Add a role',
  input: roleDetails,
  output: z.strictObject({ role }),
  refusals: ['not-found', 'already-exists'],
})

export const changeRole = command('duty.changeRole', {
  summary: 'Change what a role is, when it must be covered and where it falls',
  input: roleDetails.extend({ roleId: id }),
  output: z.strictObject({ role }),
  refusals: ['not-found', 'already-exists', 'role-must-be-covered', 'role-is-held'],
})

export const retireRole = command('duty.retireRole', {
  summary: 'Retire a role: it keeps its history and takes no more work',
  input: z.strictObject({ roleId: id }),
  output: z.strictObject({ role }),
  refusals: ['not-found', 'urgent-items-open', 'no-longer-possible'],
})

/** What people of connected organisations see of a role that they may turn to. */
export const reachableRole = z.strictObject({
  id,
  name: z.string(),
  purpose: z.string().nullable(),
  /** The name of its site. */
  site: z.string().nullable(),
})
export type ReachableRole = z.infer<typeof reachableRole>

export const listReachableElsewhere = query('duty.listReachableElsewhere', {
  summary: 'The roles that I may turn to in connected organisations, by organisation and name',
  input: nothing,
  output: z.strictObject({
    organisations: z.array(z.strictObject({ organisation, roles: z.array(reachableRole) })),
  }),
})

export const listReachable = query('duty.listReachable', {
  summary: 'Which of our roles people of connected organisations may turn to',
  input: nothing,
  output: z.strictObject({ roleIds: z.array(id) }),
})

export const setReachable = command('duty.setReachable', {
  summary: 'Let people of connected organisations turn to a role, or no longer',
  input: z.strictObject({ roleId: id, reachable: z.boolean() }),
  output: done,
  refusals: ['not-found', 'no-longer-possible'],
})
