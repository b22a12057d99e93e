import { z } from 'zod'
import { command, done, query } from '../../operation.ts'
import { id, moment } from '../../values.ts'
import { feedMessage, feedPlace } from '../feed.ts'

export const openFeed = query('patients.openFeed', {
  summary:
    'How the HL7 feed fares: when it was last heard, what it brought, and the messages that wait for somebody',
  input: z.strictObject({ before: moment.optional() }),
  output: z.strictObject({
    /** Where it listens, or `null` when it is not switched on. */
    listensOn: z.string().nullable(),
    heardAt: moment.nullable(),
    /** Since the beginning: received, used, known already, and waiting. */
    received: z.int().min(0),
    used: z.int().min(0),
    known: z.int().min(0),
    waiting: z.int().min(0),
    messages: z.array(feedMessage),
    places: z.array(feedPlace),
    /** What the waiting messages call wards that nobody has named yet. */
    unknownPlaces: z.array(z.string()),
  }),
})

export const readMessage = query('patients.readMessage', {
  summary: 'The whole text of a message that waits, to see what is wrong with it',
  input: z.strictObject({ messageId: id }),
  output: z.strictObject({ text: z.string() }),
  refusals: ['not-found'],
})

export const retryMessages = command('patients.retryMessages', {
  summary: 'Try again: one message that waits, or all of them in the order in which they came',
  input: z.strictObject({ messageId: id.optional() }),
  output: z.strictObject({ used: z.int().min(0), waiting: z.int().min(0) }),
  refusals: ['not-found'],
})

export const dismissMessage = command('patients.dismissMessage', {
  summary: 'Say that a message needs nothing more; it stays in the log',
  input: z.strictObject({ messageId: id }),
  output: done,
  refusals: ['not-found'],
})

export const namePlace = command('patients.namePlace', {
  summary: 'Say which ward the feed means by a code; `null` takes it back',
  input: z.strictObject({ code: z.string().trim().min(1).max(40), placeId: id.nullable() }),
  output: done,
  refusals: ['not-found'],
})
