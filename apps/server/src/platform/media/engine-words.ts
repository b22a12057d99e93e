import { deviceSignal, mediaSignal } from '@baton/contract/calls/room'
import { z } from 'zod'

/**
 * What the server and its media process say to each other, a line of JSON each, over the process's standard input and
 * output. Neither trusts the other: both parse. The media process knows ids and nothing they stand for.
 */

const seat = { meetingId: z.string(), participantId: z.string() }
/** One line of a device's room socket. A participant who comes back has another one. */
const line = { lineId: z.string() }

/** To the media process. */
export const toEngine = z.discriminatedUnion('t', [
  /** Opens its port and listens; until then it holds nothing that another one could want. */
  z.strictObject({ t: z.literal('begin') }),
  z.strictObject({ t: z.literal('open'), ...line, ...seat }),
  z.strictObject({ t: z.literal('signal'), ...line, signal: deviceSignal }),
  z.strictObject({ t: z.literal('close'), ...line }),
  z.strictObject({ t: z.literal('silence'), ...seat, silent: z.boolean() }),
  z.strictObject({ t: z.literal('remove'), ...seat }),
  z.strictObject({ t: z.literal('end'), meetingId: z.string() }),
  z.strictObject({ t: z.literal('figures'), asked: z.int() }),
  z.strictObject({ t: z.literal('stop') }),
])
export type ToEngine = z.infer<typeof toEngine>

/** From the media process. */
export const fromEngine = z.discriminatedUnion('t', [
  /** It listens. */
  z.strictObject({ t: z.literal('ready'), port: z.int() }),
  z.strictObject({ t: z.literal('signal'), ...line, signal: mediaSignal }),
  z.strictObject({
    t: z.literal('figures'),
    asked: z.int(),
    connections: z.int(),
    packetsForwarded: z.int(),
    packetsLost: z.int(),
    /** Processor time of the process since it began, ms. */
    processorMs: z.number(),
  }),
  z.strictObject({ t: z.literal('log'), level: z.enum(['info', 'warn']), what: z.string().max(300) }),
])
export type FromEngine = z.infer<typeof fromEngine>
