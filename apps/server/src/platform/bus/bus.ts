import { position, streamName } from '@baton/contract'
import { z } from 'zod'

/**
 * What servers on one database tell each other. All of it is a hint: a message that is lost costs time, never an
 * event, because PostgreSQL is the only truth.
 */
export const busMessage = z.discriminatedUnion('kind', [
  /** These streams have come to these positions. */
  z.strictObject({
    kind: z.literal('advanced'),
    organisationId: z.string(),
    streams: z.array(z.tuple([streamName, position])),
  }),
  z.strictObject({
    kind: z.literal('typing'),
    organisationId: z.string(),
    conversationId: z.string(),
    personId: z.string(),
  }),
  /** Who came and went on the server that says so; `whole` when it lists everyone, in place of what it said before. */
  z.strictObject({
    kind: z.literal('presence'),
    node: z.string(),
    whole: z.boolean(),
    present: z.array(z.string()),
    absent: z.array(z.string()),
  }),
  /** This server lives; whoever does not know it yet asks for its people. */
  z.strictObject({ kind: z.literal('alive'), node: z.string() }),
  z.strictObject({ kind: z.literal('who'), node: z.string() }),
  z.strictObject({ kind: z.literal('sessions-ended'), sessionIds: z.array(z.string()) }),
  /** Something of a meeting changed: whoever has sockets in its room reads it again. */
  z.strictObject({ kind: z.literal('room'), organisationId: z.string(), meetingId: z.string() }),
  /** Shown for a moment to those in a room, and kept nowhere. */
  z.strictObject({
    kind: z.literal('reaction'),
    meetingId: z.string(),
    participantId: z.string(),
    reaction: z.string(),
  }),
])
export type BusMessage = z.infer<typeof busMessage>

export interface BusListener {
  /** Another server said this; a server never hears itself. */
  heard(message: BusMessage): void
  /** The bus is back after a time in which messages may have been lost. */
  resumed(): void
}

/** The door to the other servers. */
export interface Bus {
  /** Whether there can be other servers at all. */
  readonly shared: boolean
  /** Sends within this tick, with whatever else is published in it. Never throws; what cannot be sent is lost. */
  publish(message: BusMessage): void
  /** Returns how to stop listening. */
  subscribe(listener: BusListener): () => void
  close(): Promise<void>
}
