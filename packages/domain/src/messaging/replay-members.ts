import type { Conversation, EventData, Member, Standing } from '@baton/contract'
import type { Viewer } from './replay.ts'
import {
  countedAfterMessage,
  readingAfterDelivered,
  readingAfterOwnMessage,
  readingAfterSeen,
  unreadOf,
} from './unread.ts'

/** What an inbox entry and an open conversation have in common: its members, and where I stand in it. */
export interface Standings {
  readonly conversation: Conversation
  readonly standing: Standing
}

export function afterJoined<S extends Standings>(state: S, member: Member): S {
  const others = state.conversation.members.filter((other) => other.personId !== member.personId)
  return withConversation(state, { members: [...others, member].sort(byPerson) })
}

/** `null` when it is the viewer who left: the stream ends for them. */
export function afterLeft<S extends Standings>(state: S, personId: string, viewer: Viewer): S | null {
  if (personId === viewer.personId) return null
  const { members } = state.conversation
  return withConversation(state, { members: members.filter((member) => member.personId !== personId) })
}

export function afterRenamed<S extends Standings>(state: S, title: string): S {
  return withConversation(state, { title })
}

/** It goes on in another conversation, or for itself again. */
export function afterContinued<S extends Standings>(state: S, continuedIn: string | null): S {
  return withConversation(state, { continuedIn })
}

/** Moves the newest number, the author's own positions, and what is unread for the viewer (RT43). */
export function afterSent<S extends Standings>(
  state: S,
  sent: EventData<'conversation', 'message.sent'>,
  viewer: Viewer,
): S {
  const { number, authorId } = sent.message
  const mine = memberOf(state, viewer.personId)
  const own = authorId === viewer.personId
  const mentionsMe = sent.mentioned.includes(viewer.personId)
  const counted = mine
    ? countedAfterMessage(state.standing, mine, { number, own, mentionsMe })
    : state.standing
  const next = withConversation(
    withMember(state, authorId, (author) => readingAfterOwnMessage(author, number)),
    {
      lastNumber: Math.max(state.conversation.lastNumber, number),
    },
  )
  return recounted({ ...next, standing: counted }, viewer)
}

export function afterDelivered<S extends Standings>(
  state: S,
  { receipts }: EventData<'conversation', 'receipt.delivered'>,
): S {
  const reached = new Map(receipts.map(({ personId, upTo }) => [personId, upTo]))
  const members = state.conversation.members.map((member) => {
    const upTo = reached.get(member.personId)
    return upTo === undefined ? member : readingAfterDelivered(member, upTo)
  })
  return withConversation(state, { members })
}

export function afterSeen<S extends Standings>(
  state: S,
  seen: EventData<'conversation', 'receipt.seen'>,
  viewer: Viewer,
): S {
  const next = withMember(state, seen.personId, (member) => readingAfterSeen(member, seen.upTo))
  if (seen.personId !== viewer.personId) return next
  const { ownUnseen, unreadMentions } = seen
  return recounted({ ...next, standing: { ...next.standing, ownUnseen, unreadMentions } }, viewer)
}

export function afterMuted<S extends Standings>(state: S, mutedUntil: string | null): S {
  return { ...state, standing: { ...state.standing, mutedUntil } }
}

/** An empty draft is none. */
export function afterDraft<S extends Standings>(state: S, draft: { body: string; at: string }): S {
  const { body, at } = draft
  return { ...state, standing: { ...state.standing, draft: body === '' ? null : { body, at } } }
}

function recounted<S extends Standings>(state: S, viewer: Viewer): S {
  const mine = memberOf(state, viewer.personId)
  if (!mine) return state
  const unread = unreadOf(state.conversation.lastNumber, mine, state.standing.ownUnseen)
  return { ...state, standing: { ...state.standing, unread } }
}

function memberOf(state: Standings, personId: string): Member | undefined {
  return state.conversation.members.find((member) => member.personId === personId)
}

function withMember<S extends Standings>(state: S, personId: string, change: (member: Member) => Member): S {
  const before = memberOf(state, personId)
  const after = before && change(before)
  if (!after || after === before) return state
  const members = state.conversation.members.map((member) => (member === before ? after : member))
  return withConversation(state, { members })
}

function withConversation<S extends Standings>(state: S, change: Partial<Conversation>): S {
  return { ...state, conversation: { ...state.conversation, ...change } }
}

function byPerson(a: Member, b: Member): number {
  return a.personId < b.personId ? -1 : 1
}
