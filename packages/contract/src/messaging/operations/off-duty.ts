import { z } from 'zod'
import { urgency } from '../../escalation/escalation.ts'
import { nothing, query } from '../../operation.ts'
import { id, moment } from '../../values.ts'

/** What waits in one conversation since I went off duty. */
export const digestLine = z.strictObject({
  conversationId: id,
  messages: z.int().min(1),
  mentions: z.int().min(0),
  /** The most pressing of them. */
  urgency,
  lastAuthorId: id,
  /** The first words of the newest; `null` where it was withdrawn. */
  excerpt: z.string().nullable(),
})
export type DigestLine = z.infer<typeof digestLine>

export const openDigest = query('messaging.openDigest', {
  summary: 'What came while I was last off duty and is unread, by conversation, most pressing first',
  input: nothing,
  output: z.strictObject({
    /** When I went off duty, and when I came back (off duty: now); `null` for someone who never signed on. */
    from: moment.nullable(),
    until: moment.nullable(),
    /** Messages, in all lines. */
    total: z.int().min(0),
    lines: z.array(digestLine),
  }),
})

/** One day of the organisation's clock: messages that came off duty and waited, and notices that were sent all the same. */
export const outOfHoursDay = z.strictObject({
  day: z.iso.date(),
  held: z.int().min(0),
  /** Under a recorded override. */
  interrupted: z.int().min(0),
})
export type OutOfHoursDay = z.infer<typeof outOfHoursDay>

/** Of a longer stretch the last 100 days are answered. */
const stretch = { from: moment, until: moment }

export const myOutOfHours = query('messaging.myOutOfHours', {
  summary: 'How often I was contacted off duty, by day; mine alone to see',
  input: z.strictObject(stretch),
  output: z.strictObject({ days: z.array(outOfHoursDay) }),
})

export const teamOutOfHours = query('messaging.teamOutOfHours', {
  summary: 'How often people of a team were contacted off duty, by day: totals, never a person',
  input: z.strictObject({ teamId: id, ...stretch }),
  /** `null` for a team of fewer than five, whose totals would tell of one. */
  output: z.strictObject({ days: z.array(outOfHoursDay).nullable() }),
  refusals: ['not-found'],
})
