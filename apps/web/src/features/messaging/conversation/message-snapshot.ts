import type { Conversation, Message, Urgency } from '@baton/contract'
import { asClock, asDateAndClock } from '../../../ui/time/format-time.ts'
import { type FindPerson, nameOf, roleOf } from '../people.ts'
import { type Delivery, deliveryOf } from './delivery.ts'

export interface ReactionSnapshot {
  readonly emoji: string
  readonly count: number
  /** Whether one of them is mine. */
  readonly mine: boolean
  /** “👍 from you and Tom Reilly”. */
  readonly label: string
}

/** One message as it is drawn. */
export interface MessageSnapshot {
  readonly id: string
  readonly own: boolean
  readonly author: {
    readonly id: string
    readonly name: string
    readonly role: string
    readonly suspended: boolean
  }
  /** The role in whose name it was sent. */
  readonly asRole: string | null
  readonly urgency: Urgency
  /** Why it is urgent, where the words do not say it already. */
  readonly reason: string | null
  readonly clock: string
  /** The whole date and time. */
  readonly at: string
  /** `null` once withdrawn. */
  readonly body: string | null
  readonly edited: boolean
  readonly forwarded: { readonly name: string; readonly when: string } | null
  readonly quote: { readonly number: number; readonly name: string; readonly excerpt: string | null } | null
  readonly replies: number
  /** The first message of the thread that this is part of or began. */
  readonly threadRootId: string | null
  readonly reactions: readonly ReactionSnapshot[]
  readonly pinned: boolean
  readonly saved: boolean
  /** For my own only. */
  readonly delivery: Delivery | null
  readonly mentionsMe: boolean
  /** Who said it and when, for a screen reader that walks over messages. */
  readonly label: string
}

interface Around {
  readonly viewerId: string
  readonly members: Conversation['members']
  readonly find: FindPerson
  readonly saved: boolean
  readonly teamIds: ReadonlySet<string>
  readonly nameOfRole: (roleId: string) => string
  /** Markup as plain words. */
  readonly plain: (body: string) => string
}

/** A message as this viewer sees it. */
export function messageSnapshot(message: Message, around: Around): MessageSnapshot {
  const { viewerId, members, find, saved } = around
  const own = message.authorId === viewerId
  const person = find(message.authorId)
  const author = {
    id: message.authorId,
    name: nameOf(find, message.authorId),
    role: roleOf(person),
    suspended: person?.state === 'suspended',
  }
  const at = asDateAndClock(new Date(message.sentAt))
  return {
    id: message.id,
    own,
    author,
    asRole: message.asRoleId === null ? null : around.nameOfRole(message.asRoleId),
    urgency: message.urgency,
    reason: message.body === message.reason ? null : message.reason,
    clock: asClock(new Date(message.sentAt)),
    at,
    body: message.body,
    edited: message.editedAt !== null && message.body !== null,
    forwarded: message.forwardedFrom && {
      name: nameOf(find, message.forwardedFrom.authorId),
      when: asDateAndClock(new Date(message.forwardedFrom.sentAt)),
    },
    quote: message.replyTo && {
      number: message.replyTo.number,
      name: message.replyTo.authorId === viewerId ? 'You' : nameOf(find, message.replyTo.authorId),
      excerpt: message.replyTo.excerpt && around.plain(withoutCutCode(message.replyTo.excerpt)),
    },
    replies: message.threadReplies,
    threadRootId: message.threadRootId ?? (message.threadReplies > 0 ? message.id : null),
    reactions: message.reactions.map((reaction) => reactionSnapshot(reaction, viewerId, find)),
    pinned: message.pinnedAt !== null,
    saved,
    delivery: own && message.body !== null ? deliveryOf(message, members) : null,
    mentionsMe:
      !own && message.mentions.some((mention) => mention.id === viewerId || around.teamIds.has(mention.id)),
    label: `${own ? 'You' : [author.name, author.role].filter(Boolean).join(', ')}, ${at}`,
  }
}

/** An excerpt may end in the middle of a mention's code, which nobody can read. */
function withoutCutCode(excerpt: string): string {
  return excerpt.replace(/<@?[a-z]*:?[0-9a-f-]*…$/, '…')
}

function reactionSnapshot(
  { emoji, personIds }: Message['reactions'][number],
  viewerId: string,
  find: FindPerson,
): ReactionSnapshot {
  const mine = personIds.includes(viewerId)
  const others = personIds.filter((id) => id !== viewerId).map((id) => nameOf(find, id))
  const names = mine ? ['you', ...others] : others
  return { emoji, count: personIds.length, mine, label: `${emoji} from ${listed(names)}` }
}

/** “you, Tom Reilly and 3 others”. */
export function listed(names: readonly string[], most = 3): string {
  const shown = names.length > most ? names.slice(0, most - 1) : names
  const rest = names.length - shown.length
  const all = rest > 0 ? [...shown, `${rest} others`] : [...shown]
  const last = all.pop() ?? ''
  return all.length === 0 ? last : `${all.join(', ')} and ${last}`
}
