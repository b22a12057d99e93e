import { z } from 'zod'
import { command, done, nothing, query } from '../../operation.ts'
import { id, moment, position, typedText } from '../../values.ts'
import { audiencePart, broadcastUrgency, receivedBroadcast, sentBroadcast } from '../broadcasts.ts'

const onBroadcast = { broadcastId: id }
const broadcastBody = typedText({ max: 2000 })

/** The command's id becomes the broadcast's id. */
export const sendBroadcast = command('messaging.sendBroadcast', {
  summary: 'Tell an audience something, with buttons to answer; off duty it waits',
  input: z.strictObject({
    audience: z.array(audiencePart).min(1).max(20),
    /** Only those of the audience who are on duty, or whom a recorded override names. */
    onlyOnDuty: z.boolean().default(false),
    urgency: broadcastUrgency.default('routine'),
    body: broadcastBody,
    options: z.array(typedText({ max: 40 })).max(5),
    /** In the name of a role that I hold. */
    asRoleId: id.optional(),
  }),
  output: z.strictObject({ broadcast: sentBroadcast }),
  refusals: ['not-found', 'not-allowed', 'nobody-there', 'conflict'],
})

export const answerBroadcast = command('messaging.answerBroadcast', {
  summary: 'Answer a broadcast with one of its buttons; another answer takes the place of the first',
  input: z.strictObject({ ...onBroadcast, answer: z.int().min(0).max(4) }),
  output: z.strictObject({ broadcast: receivedBroadcast }),
  refusals: ['not-found', 'no-longer-possible'],
})

export const markBroadcastSeen = command('messaging.markBroadcastSeen', {
  summary: 'I have seen a broadcast on a screen',
  input: z.strictObject(onBroadcast),
  output: done,
  refusals: ['not-found'],
})

export const closeBroadcast = command('messaging.closeBroadcast', {
  summary: 'Take no more answers to a broadcast of mine',
  input: z.strictObject(onBroadcast),
  output: z.strictObject({ broadcast: sentBroadcast }),
  refusals: ['not-found'],
})

export const listBroadcasts = query('messaging.listBroadcasts', {
  summary: 'The broadcasts of the last 30 days that were for me, and those that I sent, newest first',
  input: nothing,
  /** `position` is that of my own stream. */
  output: z.strictObject({
    received: z.array(receivedBroadcast),
    sent: z.array(sentBroadcast),
    position,
  }),
})

export const openBroadcast = query('messaging.openBroadcast', {
  summary: 'A broadcast of mine with everyone it was for, and who answered what',
  input: z.strictObject(onBroadcast),
  output: z.strictObject({
    broadcast: sentBroadcast,
    /** By `personId`. */
    people: z.array(
      z.strictObject({
        personId: id,
        /** Off duty when it came: it waits for them. */
        held: z.boolean(),
        seenAt: moment.nullable(),
        answer: z.int().min(0).nullable(),
        answeredAt: moment.nullable(),
      }),
    ),
  }),
  refusals: ['not-found'],
})
