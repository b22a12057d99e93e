import { z } from 'zod'
import { command, done, nothing, query } from '../operation.ts'
import { id, messageNumber, moment, newId, numberInQuery, position, typedText } from '../values.ts'
import { conversation, inboxEntry, standing } from './conversations.ts'
import { longestMessage, message, messageVersion, receipt, saying, saysSomething } from './messages.ts'

export * from './operations/about-patient.ts'
export * from './operations/broadcasts.ts'
export * from './operations/off-duty.ts'
export * from './operations/urgent.ts'

const title = typedText({ max: 80 })
const started = z.strictObject({ conversationId: id })
const inConversation = { conversationId: id }
const onMessage = { messageId: id }

// Conversations

export const startDirect = command('messaging.startDirect', {
  summary: 'Open the one direct conversation with a person, starting it if there is none',
  input: z.strictObject({ personId: id }),
  output: started,
  refusals: ['not-found'],
})

export const startGroup = command('messaging.startGroup', {
  summary: 'Start a group with a title and its first members',
  input: z.strictObject({ title, personIds: z.array(id).min(1).max(500) }),
  output: started,
  refusals: ['not-found'],
})

export const renameGroup = command('messaging.renameGroup', {
  summary: 'Give a group another title',
  input: z.strictObject({ ...inConversation, title }),
  output: done,
  refusals: ['not-found', 'not-allowed'],
})

export const addMembers = command('messaging.addMembers', {
  summary: 'Add people to a group, with or without what was said before',
  input: z.strictObject({
    ...inConversation,
    personIds: z.array(id).min(1).max(500),
    history: z.enum(['all', 'none']),
  }),
  output: done,
  refusals: ['not-found', 'not-allowed'],
})

export const removeMember = command('messaging.removeMember', {
  summary: 'Take a person out of a group; they receive nothing from then on',
  input: z.strictObject({ ...inConversation, personId: id }),
  output: done,
  refusals: ['not-found', 'not-allowed'],
})

export const leaveGroup = command('messaging.leaveGroup', {
  summary: 'Leave a group',
  input: z.strictObject(inConversation),
  output: done,
  refusals: ['not-found', 'not-allowed'],
})

export const muteConversation = command('messaging.muteConversation', {
  summary: 'Mute a conversation until a time, or unmute it',
  input: z.strictObject({ ...inConversation, until: moment.nullable() }),
  output: done,
  refusals: ['not-found'],
})

// Messages

/** The command's id becomes the message's id. */
export const sendMessage = command('messaging.sendMessage', {
  summary: 'Send a message',
  input: z
    .strictObject({
      ...inConversation,
      ...saying,
      replyToId: id.optional(),
      /** What presses more is sent with `sendUrgent`. */
      urgency: z.enum(['routine', 'soon']).optional(),
      /** In the name of a role that I hold. */
      asRoleId: id.optional(),
    })
    .refine(saysSomething, { path: ['body'], error: 'says nothing' }),
  output: z.strictObject({ messageId: newId, number: messageNumber, position, sentAt: moment }),
  refusals: ['not-found', 'not-allowed', 'conflict', 'no-longer-possible', 'other-patient'],
})

export const forwardMessage = command('messaging.forwardMessage', {
  summary: 'Send a message on to another conversation with its files, and with who wrote it and when',
  input: z.strictObject({ ...onMessage, ...inConversation }),
  output: z.strictObject({ messageId: newId, number: messageNumber }),
  refusals: ['not-found', 'no-longer-possible', 'other-patient'],
})

export const editMessage = command('messaging.editMessage', {
  summary: 'Correct a message of mine; the earlier version is kept and can be read',
  /** Empty only where it has files. */
  input: z.strictObject({ ...onMessage, body: saying.body }),
  output: z.strictObject({ message }),
  refusals: ['not-found', 'not-allowed', 'no-longer-possible'],
})

export const withdrawMessage = command('messaging.withdrawMessage', {
  summary: 'Withdraw a message of mine; that there was one stays visible',
  input: z.strictObject(onMessage),
  output: z.strictObject({ message }),
  refusals: ['not-found', 'not-allowed', 'no-longer-possible'],
})

export const reactToMessage = command('messaging.reactToMessage', {
  summary: 'Add or take back a reaction',
  input: z.strictObject({
    ...onMessage,
    emoji: z.string().regex(/^\p{RGI_Emoji}$/v),
    present: z.boolean(),
  }),
  output: done,
  refusals: ['not-found', 'no-longer-possible'],
})

export const pinMessage = command('messaging.pinMessage', {
  summary: 'Pin a message for everyone in the conversation, or unpin it',
  input: z.strictObject({ ...onMessage, pinned: z.boolean() }),
  output: done,
  refusals: ['not-found', 'no-longer-possible'],
})

export const saveForLater = command('messaging.saveForLater', {
  summary: 'Keep a message in my own saved list, or take it out',
  input: z.strictObject({ ...onMessage, saved: z.boolean() }),
  output: done,
  refusals: ['not-found'],
})

export const saveDraft = command('messaging.saveDraft', {
  summary: 'Keep what I have begun to write, on all my devices; empty to forget it',
  input: z.strictObject({ ...inConversation, body: z.string().max(longestMessage) }),
  output: done,
  refusals: ['not-found'],
})

// Receipts

export const markDelivered = command('messaging.markDelivered', {
  summary: 'This device has received the messages up to a number',
  input: z.strictObject({ ...inConversation, upTo: messageNumber.min(1) }),
  output: done,
  refusals: ['not-found'],
})

export const markSeen = command('messaging.markSeen', {
  summary: 'I have seen the messages up to a number on a screen',
  input: z.strictObject({ ...inConversation, upTo: messageNumber.min(1) }),
  output: done,
  refusals: ['not-found'],
})

// Questions

export const listInbox = query('messaging.listInbox', {
  summary: 'All my conversations, newest first, with what is unread',
  input: nothing,
  /**
   * `position` is that of my own stream; each entry carries its conversation's. `savedMessageIds` ascend, and name also
   * messages that I can no longer see.
   */
  output: z.strictObject({ entries: z.array(inboxEntry), savedMessageIds: z.array(id), position }),
})

/** Messages in rising order, with whether the conversation goes on either way. */
export const messagePage = z.strictObject({
  messages: z.array(message),
  reachesStart: z.boolean(),
  reachesEnd: z.boolean(),
})
export type MessagePage = z.infer<typeof messagePage>

export const openConversation = query('messaging.openConversation', {
  summary: 'A conversation with a page of messages around my first unread one, a number, or its end',
  input: z.strictObject({ ...inConversation, around: numberInQuery.optional() }),
  output: z.strictObject({
    conversation,
    standing,
    page: messagePage,
    /** By number. */
    pinned: z.array(message),
    /** The conversation's position of everything here (rule RT6). */
    position,
  }),
  refusals: ['not-found'],
})

export const pageMessages = query('messaging.pageMessages', {
  summary: 'More messages before or after a number',
  input: z.strictObject({
    ...inConversation,
    before: numberInQuery.optional(),
    after: numberInQuery.optional(),
    limit: numberInQuery.pipe(z.int().min(1).max(200)).optional(),
  }),
  output: z.strictObject({ page: messagePage, position }),
  refusals: ['not-found'],
})

export const openThread = query('messaging.openThread', {
  summary: 'A message and every reply in its thread',
  input: z.strictObject(onMessage),
  output: z.strictObject({ root: message, replies: z.array(message), position }),
  refusals: ['not-found'],
})

export const listVersions = query('messaging.listVersions', {
  summary: 'The earlier versions of an edited message, oldest first',
  input: z.strictObject(onMessage),
  output: z.strictObject({ versions: z.array(messageVersion) }),
  refusals: ['not-found'],
})

export const listReceipts = query('messaging.listReceipts', {
  summary: 'To whom a message was delivered and who has seen it, with times',
  input: z.strictObject(onMessage),
  output: z.strictObject({ receipts: z.array(receipt) }),
  refusals: ['not-found'],
})

export const listSaved = query('messaging.listSaved', {
  summary: 'The messages I keep for later, newest first',
  input: nothing,
  output: z.strictObject({ messages: z.array(z.strictObject({ message, savedAt: moment })) }),
})

export const searchMessages = query('messaging.searchMessages', {
  summary: 'Search everything I may see',
  input: z.strictObject({
    text: z.string().trim().max(200),
    conversationId: id.optional(),
    authorId: id.optional(),
    from: moment.optional(),
    until: moment.optional(),
    /** The `next` of the page before. */
    cursor: z.string().max(100).optional(),
  }),
  output: z.strictObject({
    hits: z.array(
      z.strictObject({
        message,
        /** Start and end (UTF-16 units) of what matched in the body. */
        highlights: z.array(z.tuple([z.int().min(0), z.int().min(0)])),
      }),
    ),
    next: z.string().nullable(),
  }),
})
