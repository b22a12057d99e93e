import { z } from 'zod'
import { reason, sbar, urgency } from '../escalation/escalation.ts'
import { hungFiles, storedFile } from '../files/file.ts'
import { id, messageNumber, moment, newId, typedText } from '../values.ts'

/** Longest message, in characters. Longer things are documents. */
export const longestMessage = 8000

export const messageBody = typedText({ max: longestMessage })

/** What a message says: words, or files without any, or both. */
export const saying = {
  body: typedText({ min: 0, max: longestMessage }),
  fileIds: hungFiles.optional(),
}

/** Whether there is anything in it: nobody sends nothing. */
export function saysSomething({
  body,
  fileIds,
}: {
  body: string
  fileIds?: readonly string[] | undefined
}): boolean {
  return body !== '' || (fileIds !== undefined && fileIds.length > 0)
}

export const mention = z.strictObject({ kind: z.enum(['person', 'team']), id })
export type Mention = z.infer<typeof mention>

/** The earlier message that this one answers, as much as its reader may see. */
export const quoted = z.strictObject({
  messageId: id,
  number: messageNumber,
  authorId: id,
  /** The first words as they are now; `null` once it was withdrawn. */
  excerpt: z.string().nullable(),
})

/** Where a forwarded message came from: author and time travel with it, the conversation's name does not. */
export const provenance = z.strictObject({ messageId: id, authorId: id, sentAt: moment })

export const reaction = z.strictObject({ emoji: z.string(), personIds: z.array(id) })

export const message = z.strictObject({
  id: newId,
  conversationId: id,
  number: messageNumber,
  authorId: id,
  /** The role in whose name it was sent; its author is said all the same. */
  asRoleId: id.nullable(),
  /** From `urgent` up the escalation that climbs for it has the message's own id. */
  urgency,
  sentAt: moment,
  /** `null` once withdrawn: the words are gone from every screen, the fact is not. Empty where it is files alone. */
  body: z.string().nullable(),
  /** Why it is urgent, in the sender's words; `null` below `urgent`. */
  reason: reason.nullable(),
  sbar: sbar.nullable(),
  mentions: z.array(mention),
  replyTo: quoted.nullable(),
  /** The first message of the thread this belongs to; threads never hide a message from the conversation. */
  threadRootId: id.nullable(),
  /** Replies in the thread that this message began, also those withdrawn. */
  threadReplies: z.int().min(0),
  forwardedFrom: provenance.nullable(),
  editedAt: moment.nullable(),
  withdrawnAt: moment.nullable(),
  pinnedAt: moment.nullable(),
  /** By emoji; the people in each by id. */
  reactions: z.array(reaction),
  /** In the order in which they were put there; none once withdrawn. */
  files: z.array(storedFile),
})
export type Message = z.infer<typeof message>

export const messageVersion = z.strictObject({ version: z.int().min(1), body: z.string(), writtenAt: moment })
export type MessageVersion = z.infer<typeof messageVersion>

/** Who has a message, by name and time. */
export const receipt = z.strictObject({
  personId: id,
  deliveredAt: moment.nullable(),
  seenAt: moment.nullable(),
})
export type Receipt = z.infer<typeof receipt>
