import { z } from 'zod'
import { id, moment } from '../values.ts'

/** Why an HL7 message could not be used. */
export const feedProblem = z.enum([
  'not-hl7',
  'no-patient',
  'unknown-event',
  'unknown-place',
  'identity-conflict',
  'bad-date',
  'too-large',
  'failed',
])
export type FeedProblem = z.infer<typeof feedProblem>

/** A message of the feed that waits for somebody: it was kept, acknowledged, and holds up nothing. */
export const feedMessage = z.strictObject({
  id,
  receivedAt: moment,
  /** MSH-3 and MSH-10, as far as they can be read. */
  sender: z.string(),
  controlId: z.string(),
  /** ADT^A01, or what stood there. */
  type: z.string(),
  problem: feedProblem,
  /** Where in the message, and what about it; never what the patient is called. */
  details: z.string(),
  attempts: z.int().min(1),
})
export type FeedMessage = z.infer<typeof feedMessage>

/** What the feed calls a ward, and which place that is. */
export const feedPlace = z.strictObject({ code: z.string(), placeId: id })
export type FeedPlace = z.infer<typeof feedPlace>
