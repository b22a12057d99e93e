import type { EventData, Message } from '@baton/contract'
import { excerptOf } from './excerpt.ts'

/** A message after somebody added or took back a reaction; reactions stand by emoji, their people by id. */
export function messageAfterReaction(
  message: Message,
  reacted: EventData<'conversation', 'message.reacted'>,
): Message {
  if (message.id !== reacted.messageId) return message
  const { emoji, personId, present } = reacted
  const before = message.reactions.find((reaction) => reaction.emoji === emoji)?.personIds ?? []
  if (before.includes(personId) === present) return message
  const personIds = present ? [...before, personId].sort() : before.filter((id) => id !== personId)
  const others = message.reactions.filter((reaction) => reaction.emoji !== emoji)
  const reactions = personIds.length === 0 ? others : [...others, { emoji, personIds }].sort(byEmoji)
  return { ...message, reactions }
}

/**
 * A message after another (or itself) was written, corrected, withdrawn or pinned, or its files changed: it is replaced by its new self, and
 * what it quotes shows the quoted message's words as they are now.
 */
export function messageAfterChange(message: Message, changed: Message): Message {
  if (message.id === changed.id) return changed
  if (message.replyTo?.messageId !== changed.id) return message
  const excerpt = excerptOf(changed.body, changed.files)
  return excerpt === message.replyTo.excerpt
    ? message
    : { ...message, replyTo: { ...message.replyTo, excerpt } }
}

/** The first message of a thread after another reply in it. The number only grows, so that replay cannot count twice. */
export function messageAfterReply(
  message: Message,
  { message: reply, threadReplies }: EventData<'conversation', 'message.sent'>,
): Message {
  if (message.id !== reply.threadRootId || threadReplies === null) return message
  return threadReplies > message.threadReplies ? { ...message, threadReplies } : message
}

/** `list` with each message passed through `change`; the same list when none changed, so that views can compare. */
export function mapMessages(list: Message[], change: (message: Message) => Message): Message[] {
  let next = list
  for (const [index, message] of list.entries()) {
    const changed = change(message)
    if (changed === message) continue
    if (next === list) next = [...list]
    next[index] = changed
  }
  return next
}

function byEmoji(a: { emoji: string }, b: { emoji: string }): number {
  if (a.emoji === b.emoji) return 0
  return a.emoji < b.emoji ? -1 : 1
}
