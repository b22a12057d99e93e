import { z } from 'zod'
import { id, messageNumber, moment, position } from '../values.ts'
import { message } from './messages.ts'

/**
 * `role`: one for each role and each person who turns to it; its holders come and go with the role. `patient`: one about
 * each patient; whoever opens it stays as long as they may see the patient.
 */
export const conversationKind = z.enum(['direct', 'group', 'team', 'role', 'patient'])

/** A member and how far messages have come to them. Delivered is not seen (clinical.md §2). */
export const member = z.strictObject({
  personId: id,
  /** Messages above this number are theirs to see; 0 is the whole history. */
  visibleAfter: messageNumber,
  deliveredUpTo: messageNumber,
  seenUpTo: messageNumber,
  /** The urgent message to which they were called: until it has ended they are here for that. `null`: they belong here. */
  calledTo: id.nullable(),
})
export type Member = z.infer<typeof member>

/** A conversation as its members see it. */
export const conversation = z.strictObject({
  id,
  kind: conversationKind,
  /** `null` for a direct conversation, which is called by the other person's name. */
  title: z.string().nullable(),
  teamId: id.nullable(),
  /** The role of a role's conversation, whose name is its title. */
  roleId: id.nullable(),
  /** Who turned to the role: they stay, whoever holds it. */
  askedBy: id.nullable(),
  /** The record of a patient's conversation, whose name is its title. */
  patientId: id.nullable(),
  /** While its record is merged into another: the conversation in which this one goes on. Until then it is only read. */
  continuedIn: id.nullable(),
  startedAt: moment,
  /** By `personId`. */
  members: z.array(member),
  /** The newest message's number; 0 when there is none. */
  lastNumber: messageNumber,
})
export type Conversation = z.infer<typeof conversation>

/** What is mine alone about a conversation. */
export const standing = z.strictObject({
  unread: z.int().min(0),
  unreadMentions: z.int().min(0),
  /** My own messages above my `seenUpTo`: kept so that unread is never counted from rows. */
  ownUnseen: z.int().min(0),
  mutedUntil: moment.nullable(),
  draft: z.strictObject({ body: z.string(), at: moment }).nullable(),
})
export type Standing = z.infer<typeof standing>

/** A row of the inbox: the conversation, my standing in it, the newest message I may see, and the position of all three. */
export const inboxEntry = z.strictObject({
  conversation,
  standing,
  lastMessage: message.nullable(),
  position,
})
export type InboxEntry = z.infer<typeof inboxEntry>
