import type { InboxEntry, Message } from '@baton/contract'
import { asListTime } from '../../../ui/time/format-time.ts'
import { type FindPerson, nameOf, roleOf, titleOf } from '../people.ts'

/** A message outside its conversation: in a search, in the saved list. */
export interface FoundRow {
  readonly id: string
  readonly conversationId: string
  readonly number: number
  readonly authorId: string
  readonly author: string
  /** Whose picture: the name itself, also when `author` says “You”. */
  readonly portrait: string
  readonly role: string
  /** Which conversation; `null` when it is not mine any more, and then nothing leads there. */
  readonly where: string | null
  readonly when: string
  readonly body: string | null
}

interface Surroundings {
  readonly entries: ReadonlyMap<string, InboxEntry>
  readonly viewerId: string
  readonly find: FindPerson
  readonly now: Date
}

/** A message as a list outside its conversation shows it. */
export function foundRow(message: Message, { entries, viewerId, find, now }: Surroundings): FoundRow {
  const conversation = entries.get(message.conversationId)?.conversation
  return {
    id: message.id,
    conversationId: message.conversationId,
    number: message.number,
    authorId: message.authorId,
    author: message.authorId === viewerId ? 'You' : nameOf(find, message.authorId),
    portrait: nameOf(find, message.authorId),
    role: message.authorId === viewerId ? '' : roleOf(find(message.authorId)),
    where: conversation ? titleOf(conversation, viewerId, find) : null,
    when: asListTime(new Date(message.sentAt), now),
    body: message.body,
  }
}
