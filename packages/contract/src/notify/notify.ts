import { z } from 'zod'
import { timeOfDay } from '../duty/roles.ts'
import { urgency } from '../escalation/escalation.ts'
import { id, moment } from '../values.ts'

/** A way to reach somebody. `gateway` is a hospital's own for text messages, pagers and telephones. */
export const channel = z.enum(['in-app', 'web-push', 'email', 'gateway'])
export type Channel = z.infer<typeof channel>

/** A device that agreed to be woken by Web Push. */
export const pushDevice = z.strictObject({
  id,
  name: z.string(),
  addedAt: moment,
  lastReachedAt: moment.nullable(),
})
export type PushDevice = z.infer<typeof pushDevice>

/** How a channel fares; an administrator is told when one is dead. */
export const channelHealth = z.strictObject({
  channel,
  state: z.enum(['off', 'well', 'failing']),
  lastSentAt: moment.nullable(),
  lastFailedAt: moment.nullable(),
  /** Of the last hour. */
  sent: z.int().min(0),
  failed: z.int().min(0),
})
export type ChannelHealth = z.infer<typeof channelHealth>

/** What I asked to be spared. None of it silences what a role must hear. */
export const quiet = z.strictObject({
  /** Nothing but urgent between these times of day while on duty; `null` for none. */
  hours: z.strictObject({ from: timeOfDay, until: timeOfDay }).nullable(),
  /** Bundle what is routine to one notification in so many minutes; 0 for each at once. */
  bundleMinutes: z.union([z.literal(0), z.literal(5), z.literal(15), z.literal(30), z.literal(60)]),
  /** Channels for what is routine. */
  routine: z.array(channel),
})
export type Quiet = z.infer<typeof quiet>

/** Something that a person is told, by its heading alone: no name, no number, no words of anyone. */
export const notice = z.strictObject({
  id,
  /** What it is about, by reference. */
  about: z.strictObject({ kind: z.string().max(40), id: z.string().max(80) }),
  urgency,
  heading: z.string().max(80),
  at: moment,
})
export type Notice = z.infer<typeof notice>
