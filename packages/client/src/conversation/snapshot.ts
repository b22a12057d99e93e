import type { Conversation, InboxEntry, Message, Refusal, Standing } from '@baton/contract'
import type { ConversationView } from '@baton/domain'
import type { OutboxItem } from '../outbox/item.ts'

/** A conversation as a screen draws it. */
export interface ConversationSnapshot {
  /** `ended`: no longer mine to see. `refused`: could not be fetched; `refusal` says why. */
  readonly state: 'loading' | 'ready' | 'refused' | 'ended'
  readonly refusal: Refusal | null
  readonly conversation: Conversation | null
  readonly standing: Standing | null
  /** One window without holes, in rising order. */
  readonly messages: readonly Message[]
  readonly reachesStart: boolean
  readonly reachesEnd: boolean
  readonly pinned: readonly Message[]
  /** What I sent and is not in `messages` yet, in order. A message keeps its id when it moves from here to there. */
  readonly outgoing: readonly OutboxItem[]
  /** My words so far. */
  readonly draft: string
  /** Which way more is being fetched. */
  readonly fetching: { readonly older: boolean; readonly newer: boolean }
  /** The first message that I had not seen when this was opened; `null` when I had seen all. It does not move. */
  readonly firstUnread: number | null
}

/** What is known of a conversation that somebody looks at. */
export interface Loaded {
  readonly state: ConversationSnapshot['state']
  readonly refusal: Refusal | null
  readonly view: ConversationView | null
  readonly firstUnread: number | null
  readonly fetching: { readonly older: boolean; readonly newer: boolean }
}

export function snapshotOf(
  loaded: Loaded,
  entry: InboxEntry | undefined,
  items: readonly OutboxItem[],
  draft: string | undefined,
): ConversationSnapshot {
  const { view } = loaded
  const held = view ?? entry
  const messages = view?.page.messages ?? []
  return {
    state: loaded.state,
    refusal: loaded.refusal,
    conversation: held?.conversation ?? null,
    standing: held?.standing ?? null,
    messages,
    reachesStart: view?.page.reachesStart ?? false,
    reachesEnd: view?.page.reachesEnd ?? false,
    pinned: view?.pinned ?? [],
    outgoing: outgoingOf(items, messages),
    draft: draft ?? held?.standing.draft?.body ?? '',
    fetching: loaded.fetching,
    firstUnread: loaded.firstUnread,
  }
}

/** An id is never in both lists: the event may come before or after the answer. */
function outgoingOf(items: readonly OutboxItem[], messages: readonly Message[]): readonly OutboxItem[] {
  if (items.length === 0) return items
  const recent = new Set(messages.slice(-items.length - 50).map(({ id }) => id))
  return items.filter(({ id }) => !recent.has(id))
}

/** The number of the first message that I have not seen. */
export function firstUnreadOf(view: ConversationView, personId: string): number | null {
  if (view.standing.unread === 0) return null
  const mine = view.conversation.members.find((member) => member.personId === personId)
  return mine ? Math.max(mine.seenUpTo, mine.visibleAfter) + 1 : null
}
