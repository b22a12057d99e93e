import { z } from 'zod'
import { id, messageNumber, moment } from '../values.ts'
import { inboxEntry, member } from './conversations.ts'
import { message } from './messages.ts'

/** On a conversation's stream: the same bytes for everyone who may see it. */
export const conversationEvents = {
  /** The first event of every conversation; nobody is subscribed yet, so it tells nothing. */
  'conversation.started': z.strictObject({}),
  'conversation.renamed': z.strictObject({ title: z.string() }),
  /** Its record was merged into another: it goes on in that one's conversation; `null` when the merge was taken back. */
  'conversation.continued': z.strictObject({ continuedIn: id.nullable() }),
  'member.joined': z.strictObject({ member }),
  /** The last event that this person receives. */
  'member.left': z.strictObject({ personId: id }),
  /** On replay these five carry the message as it is now, so that withdrawn words are never sent again (RT22). */
  'message.sent': z.strictObject({
    message,
    /** Who was mentioned when it was sent, by name or by team, of those who may see it: fixed, unlike `mentions`. */
    mentioned: z.array(id),
    /** How many replies its thread has with this one; `null` outside threads. */
    threadReplies: z.int().min(1).nullable(),
  }),
  'message.edited': z.strictObject({ message }),
  'message.withdrawn': z.strictObject({ message }),
  /** A file on it is ready, refused, damaged, removed or drawn on. Whole, since what quotes it may say other words. */
  'message.files': z.strictObject({ message }),
  'message.reacted': z.strictObject({
    messageId: id,
    /** The message's number: who may not see it is sent `event.withheld`. */
    number: messageNumber,
    emoji: z.string(),
    personId: id,
    present: z.boolean(),
  }),
  /** Pinned or, when `pinnedAt` is `null`, unpinned. */
  'message.pinned': z.strictObject({ message }),
  /** Of one person or of several whose receipts were committed together: in a large group each alone would be a flood. */
  'receipt.delivered': z.strictObject({
    receipts: z.array(z.strictObject({ personId: id, upTo: messageNumber })).min(1),
  }),
  'receipt.seen': z.strictObject({
    personId: id,
    upTo: messageNumber,
    /** The person's own messages, and mentions of them by others, above `upTo`. */
    ownUnseen: z.int().min(0),
    unreadMentions: z.int().min(0),
  }),
  /** Sent in place of an event about a message from before the reader's history; never stored (RT23). */
  'event.withheld': z.strictObject({}),
} as const

/** On a person's own stream: what only their devices are told. */
export const personEvents = {
  'conversation.opened': z.strictObject({ entry: inboxEntry }),
  'conversation.closed': z.strictObject({ conversationId: id }),
  'conversation.muted': z.strictObject({ conversationId: id, mutedUntil: moment.nullable() }),
  'draft.saved': z.strictObject({ conversationId: id, body: z.string(), at: moment }),
  'message.saved': z.strictObject({ messageId: id, savedAt: moment.nullable() }),
} as const
