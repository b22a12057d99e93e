import { z } from 'zod'
import { callPersonEvents } from './calls/events.ts'
import { crashPersonEvents } from './crash/events.ts'
import { dutyOrganisationEvents, dutyPersonEvents } from './duty/events.ts'
import { escalationPersonEvents } from './escalation/events.ts'
import { filePersonEvents } from './files/events.ts'
import { organisationEvents } from './identity/events.ts'
import { broadcastPersonEvents } from './messaging/broadcasts.ts'
import { conversationEvents, personEvents } from './messaging/events.ts'
import { notifyPersonEvents } from './notify/events.ts'
import { patientPersonEvents } from './patients/events.ts'
import { refusal } from './refusal.ts'
import { taskPersonEvents } from './tasks/events.ts'
import { id, moment, newId, position } from './values.ts'

/**
 * The socket's whole language. A WebSocket text message holds one or more frames, each a line of JSON.
 * The rules are numbered in docs/realtime.md.
 */
export const protocolVersion = 2

/** Largest frame that a client may send, in bytes (SEC-4). */
export const largestFrame = 64 * 1024

export const streamKind = z.enum(['organisation', 'person', 'conversation'])
export type StreamKind = z.infer<typeof streamKind>

/** `<kind>:<id>`, for example `conversation:0198…`. */
export const streamName = z.templateLiteral([streamKind, ':', z.uuid()])
export type StreamName = z.infer<typeof streamName>

/** Which events travel on which kind of stream, one line a capability. */
export const eventsOf = {
  organisation: { ...organisationEvents, ...dutyOrganisationEvents },
  person: {
    ...personEvents,
    ...broadcastPersonEvents,
    ...dutyPersonEvents,
    ...escalationPersonEvents,
    ...notifyPersonEvents,
    ...crashPersonEvents,
    ...patientPersonEvents,
    ...filePersonEvents,
    ...taskPersonEvents,
    ...callPersonEvents,
  },
  conversation: { ...conversationEvents },
} as const

type Events = typeof eventsOf
/** The types of event on a kind of stream. */
export type EventType<Kind extends StreamKind> = keyof Events[Kind] & string
/** What an event of that type says. */
export type EventData<
  Kind extends StreamKind,
  Type extends EventType<Kind>,
> = Events[Kind][Type] extends z.ZodType ? z.output<Events[Kind][Type]> : never

/** The events of a kind of stream as a union: `{ type, data }`. */
export type EventOf<Kind extends StreamKind> = Kind extends StreamKind
  ? { [Type in EventType<Kind>]: { type: Type; data: EventData<Kind, Type> } }[EventType<Kind>]
  : never

/** An event as it travels: where it stands, when, by whom, and what happened. */
export type Delivered<Kind extends StreamKind = StreamKind> = Kind extends StreamKind
  ? {
      stream: `${Kind}:${string}`
      seq: number
      at: string
      /** The person who did it, or `null` for the system. */
      by: string | null
    } & EventOf<Kind>
  : never

/** What exactly `data` is depends on the stream's kind and `type`: `parseEvent` knows. */
const eventFrame = z.strictObject({
  t: z.literal('event'),
  stream: streamName,
  seq: position.min(1),
  at: moment,
  by: id.nullable(),
  type: z.string(),
  data: z.unknown(),
})
export type EventFrame = z.infer<typeof eventFrame>

const deliveredOf = {
  organisation: deliveredOn('organisation'),
  person: deliveredOn('person'),
  conversation: deliveredOn('conversation'),
}

/** An `event` frame as the event it is; `undefined` when it is none that we know (RT8: the reader takes it for a gap). */
export function parseEvent(frame: EventFrame): Delivered | undefined {
  const kind = streamKind.safeParse(frame.stream.slice(0, frame.stream.indexOf(':')))
  return kind.success ? deliveredOf[kind.data](frame) : undefined
}

function deliveredOn<Kind extends StreamKind>(
  kind: Kind,
): (frame: EventFrame) => Delivered<Kind> | undefined {
  const schemas = new Map<string, z.ZodType>(Object.entries(eventsOf[kind]))
  return (frame) => {
    const data = schemas.get(frame.type)?.safeParse(frame.data)
    if (!data?.success) return undefined
    const { stream, seq, at, by, type } = frame
    // The schema was found under this kind and type, which is what the type says.
    return { stream, seq, at, by, type, data: data.data } as Delivered<Kind>
  }
}

/** From the client. */
export const clientFrame = z.discriminatedUnion('t', [
  /** First, within 10 s. `positions` lists every stream that the client holds, with how far it has read. */
  z.strictObject({
    t: z.literal('hello'),
    protocol: z.literal(protocolVersion),
    ticket: z.string().max(200),
    positions: z.record(streamName, position),
  }),
  z.strictObject({ t: z.literal('command'), id: newId, name: z.string().max(80), input: z.unknown() }),
  z.strictObject({ t: z.literal('typing'), conversationId: id }),
  /** The people whose presence this screen shows; replaces the earlier list. */
  z.strictObject({ t: z.literal('watch'), personIds: z.array(id).max(500) }),
  z.strictObject({ t: z.literal('ping') }),
])
export type ClientFrame = z.infer<typeof clientFrame>

/** From the server. */
export const serverFrame = z.discriminatedUnion('t', [
  /**
   * The answer to `hello`: every stream that the person may read, with its head. What the client lacks of the streams
   * it named follows as events; a stream in `reset` is too far behind, or not theirs any more: refetch or forget it.
   */
  z.strictObject({
    t: z.literal('welcome'),
    personId: id,
    sessionId: id,
    at: moment,
    heads: z.record(streamName, position),
    reset: z.array(streamName),
  }),
  eventFrame,
  z.strictObject({ t: z.literal('answer'), id: newId, ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ t: z.literal('refused'), id: newId, refusal }),
  z.strictObject({ t: z.literal('typing'), conversationId: id, personId: id }),
  z.strictObject({ t: z.literal('presence'), personId: id, present: z.boolean() }),
  z.strictObject({ t: z.literal('pong') }),
])
export type ServerFrame = z.infer<typeof serverFrame>

/** Why the server closes a socket, and what the client does about it. */
export const closeCodes = {
  /** Reconnect with jitter. */
  restarting: 1012,
  /** The session ended: sign in again. */
  signedOut: 4401,
  /** The client sent what cannot be understood: a fault in the client; reconnect after a pause. */
  badFrame: 4400,
  /** Too many frames: reconnect after a pause. */
  tooMany: 4429,
  /** The client reads too slowly: reconnect and resume. */
  tooSlow: 4408,
  /** Another version of the protocol is spoken: reload the application. */
  version: 4426,
} as const
