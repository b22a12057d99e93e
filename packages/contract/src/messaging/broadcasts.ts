import { z } from 'zod'
import { urgency } from '../escalation/escalation.ts'
import { id, moment } from '../values.ts'

/** A part of an audience. People who are in several are told once. */
export const audiencePart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('team'), id }),
  z.strictObject({ kind: z.literal('site'), id }),
  /** With what is inside it. */
  z.strictObject({ kind: z.literal('place'), id }),
  /** As the directory writes it: "Nurse". */
  z.strictObject({ kind: z.literal('profession'), name: z.string().trim().min(1).max(80) }),
  /** Whoever holds it when the broadcast is sent. */
  z.strictObject({ kind: z.literal('role'), id }),
  z.strictObject({ kind: z.literal('on-duty') }),
  /** Those of an earlier broadcast of mine who gave this answer; `null`: none yet. */
  z.strictObject({ kind: z.literal('answered'), broadcastId: id, answer: z.int().min(0).nullable() }),
])
export type AudiencePart = z.infer<typeof audiencePart>

/** How much a broadcast may press; whoever must accept is paged instead. */
export const broadcastUrgency = urgency.exclude(['crash'])

const said = {
  id,
  sentBy: id,
  /** The role in whose name it was sent. */
  asRoleId: id.nullable(),
  sentAt: moment,
  urgency: broadcastUrgency,
  body: z.string(),
  /** Buttons to answer with, in their order; an answer is a place in it, from 0. */
  options: z.array(z.string()),
  /** From then on nobody answers. */
  closedAt: moment.nullable(),
}

/** A broadcast as whoever it was for sees it. */
export const receivedBroadcast = z.strictObject({
  ...said,
  seenAt: moment.nullable(),
  answer: z.int().min(0).nullable(),
  answeredAt: moment.nullable(),
})
export type ReceivedBroadcast = z.infer<typeof receivedBroadcast>

/** How a broadcast fares. */
export const broadcastFigures = z.strictObject({
  /** People it is for. */
  people: z.int().min(0),
  /** Of them, those who were off duty when it came: it waits for them. */
  held: z.int().min(0),
  seen: z.int().min(0),
  /** By option. */
  answers: z.array(z.int().min(0)),
})
export type BroadcastFigures = z.infer<typeof broadcastFigures>

/** A broadcast as its sender sees it; figures are a second old at most. */
export const sentBroadcast = z.strictObject({
  ...said,
  audience: z.array(audiencePart),
  figures: broadcastFigures,
})
export type SentBroadcast = z.infer<typeof sentBroadcast>

/** On a person's own stream. Each carries the whole broadcast, as it is when sent: it replaces what one held. */
export const broadcastPersonEvents = {
  /** It is for me; I have seen or answered it; it was closed. */
  'broadcast.received': z.strictObject({ broadcast: receivedBroadcast }),
  /** I sent or closed it, or its figures are others. */
  'broadcast.sent': z.strictObject({ broadcast: sentBroadcast }),
} as const
