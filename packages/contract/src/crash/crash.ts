import { z } from 'zod'
import { timeOfDay } from '../duty/roles.ts'
import { id, moment, typedText } from '../values.ts'

/** What is called for (clinical.md §7). */
export const callType = z.enum([
  'adult',
  'paediatric',
  'neonatal',
  'obstetric',
  'trauma',
  'major-haemorrhage',
  'security',
  'fire',
])
export type CallType = z.infer<typeof callType>

/** What an administrator says of a team: the roles that one type of call brings. */
export const crashTeamDetails = z.strictObject({
  name: typedText({ max: 60 }),
  callType,
  siteId: id.nullable(),
  /** Every one of them is required; in the order of the roll-call. */
  roleIds: z.array(id).min(1).max(20),
  /** When it is tested every day; `null` for never. */
  testAt: timeOfDay.nullable(),
})
export type CrashTeamDetails = z.infer<typeof crashTeamDetails>

export const crashTeam = crashTeamDetails.extend({ id, name: z.string() })
export type CrashTeam = z.infer<typeof crashTeam>

export const crashPlace = typedText({ max: 120 })

/** Somebody called for a role. Delivered is not coming, coming is not arrived. */
export const called = z.strictObject({
  personId: id,
  calledAt: moment,
  deliveredAt: moment.nullable(),
  answer: z.enum(['coming', 'cannot-come']).nullable(),
  answeredAt: moment.nullable(),
  arrivedAt: moment.nullable(),
})
export type Called = z.infer<typeof called>

/** One role of the roll-call. */
export const rollEntry = z.strictObject({
  roleId: id,
  /** The role that it fell to, because nobody held it; `null` where its own holders were called. */
  throughRoleId: id.nullable(),
  /** By `personId`; nobody when nobody is there. */
  called: z.array(called),
})
export type RollEntry = z.infer<typeof rollEntry>

export const crashCall = z.strictObject({
  id,
  teamId: id,
  /** As it was called then. */
  teamName: z.string(),
  callType,
  /** The daily test, or one that somebody began. */
  isTest: z.boolean(),
  place: z.string(),
  /** The number to ring back. */
  callBack: z.string().nullable(),
  /** `null` for the daily test. */
  raisedBy: id.nullable(),
  raisedAt: moment,
  /** In the order of the team's roles. */
  roll: z.array(rollEntry),
  stoodDownAt: moment.nullable(),
  /** `null` while it is open, and where a test ended by itself. */
  stoodDownBy: id.nullable(),
  /** How it ended, in the words of whoever stood it down. */
  outcome: z.string().nullable(),
  /** Grows with every change: of two, the greater is newer. */
  version: z.int().min(1),
})
export type CrashCall = z.infer<typeof crashCall>
