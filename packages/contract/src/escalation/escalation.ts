import { z } from 'zod'
import { id, moment, typedText } from '../values.ts'

/** How much it presses (clinical.md §2). From `urgent` up somebody must accept, and a ladder sees to it. */
export const urgency = z.enum(['routine', 'soon', 'urgent', 'emergency', 'crash'])
export type Urgency = z.infer<typeof urgency>
/** What a ladder is climbed for. */
export const pressing = z.enum(['urgent', 'emergency', 'crash'])
export type Pressing = z.infer<typeof pressing>

export const reason = typedText({ max: 200 })

/** Identify, Situation, Background, Assessment, Recommendation (clinical.md §5); it never slows, so all may be blank. */
export const sbar = z.strictObject({
  patient: z.string().max(200),
  place: z.string().max(120),
  situation: z.string().max(1_000),
  background: z.string().max(1_000),
  assessment: z.string().max(1_000),
  recommendation: z.string().max(1_000),
  /** The NEWS2 total as a clinician gives it; the product never computes one (clinical.md §6). */
  news2: z.int().min(0).max(20).nullable(),
})
export type Sbar = z.infer<typeof sbar>

/** Whom a rung calls: resolved to people when it fires, not when it was set up (rule 6 of clinical.md §2). */
export const rungTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('role'), id }),
  z.strictObject({ kind: z.literal('person'), id }),
  /** Everyone of a team who is on duty. */
  z.strictObject({ kind: z.literal('team'), id }),
])
export type RungTarget = z.infer<typeof rungTarget>

export const rung = z.strictObject({
  target: rungTarget,
  /** How long it may stay unaccepted before the next rung is called, in ms. */
  waitMs: z
    .int()
    .min(10_000)
    .max(4 * 60 * 60_000),
})
export type Rung = z.infer<typeof rung>

/** Rungs to climb, in order, for whatever is first addressed to a role. */
export const ladder = z.strictObject({
  id,
  name: z.string(),
  /** The role whose items climb it; `null` for the organisation's own, which follows every other. */
  roleId: id.nullable(),
  rungs: z.array(rung),
})
export type Ladder = z.infer<typeof ladder>

/** What is escalated, by reference: escalation has never heard of a message, a task or a crash call. */
export const subject = z.strictObject({
  kind: z.enum(['message', 'task', 'crash-call']),
  id,
  /** What it stands in, such as a message's conversation. */
  withinId: id.nullable(),
})
export type Subject = z.infer<typeof subject>

/** One person called on one rung. Delivered is not seen, seen is not accepted. */
export const page = z.strictObject({
  personId: id,
  /** The role through which they were called; `null` by name. */
  roleId: id.nullable(),
  /** From 0; 0 is whom it was addressed to. */
  rung: z.int().min(0),
  pagedAt: moment,
  deliveredAt: moment.nullable(),
  seenAt: moment.nullable(),
  answer: z.enum(['accepted', 'declined', 'passed-on']).nullable(),
  answeredAt: moment.nullable(),
})
export type Page = z.infer<typeof page>

/** A rung that nobody held when it fired: passed over at once, and recorded. */
export const passedOver = z.strictObject({ rung: z.int().min(0), target: rungTarget, at: moment })

export const escalationState = z.enum(['running', 'accepted', 'exhausted', 'done', 'cancelled'])

/**
 * Something urgent on its way to someone who accepts it. It ends `done` or `cancelled`; until then it stays open,
 * `exhausted` too, and anyone who was paged may still accept.
 */
export const escalation = z.strictObject({
  id,
  subject,
  urgency: pressing,
  /** In the sender's words. */
  reason: z.string(),
  sbar: sbar.nullable(),
  /** The number to ring. */
  callBack: z.string().nullable(),
  raisedBy: id,
  /** The role in whose name it was raised. */
  asRoleId: id.nullable(),
  raisedAt: moment,
  state: escalationState,
  rungs: z.array(rung),
  /** The rung that was called last, from 0. */
  rung: z.int().min(0),
  /** When the next one is called, or the ladder is exhausted; `null` when nothing is due. */
  nextAt: moment.nullable(),
  /** By when they were paged, then by `personId`. */
  pages: z.array(page),
  passedOver: z.array(passedOver),
  acceptedBy: id.nullable(),
  acceptedAt: moment.nullable(),
  /** When it became done or cancelled, and by whom. */
  endedAt: moment.nullable(),
  endedBy: id.nullable(),
  /** Grows with every change: of two, the greater is newer. */
  version: z.int().min(1),
})
export type Escalation = z.infer<typeof escalation>
