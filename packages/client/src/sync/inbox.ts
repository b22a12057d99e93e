import type { Delivered, InboxEntry } from '@baton/contract'
import { applyToEntry, applyToInbox, byNewest, type Inbox, type Viewer } from '@baton/domain'
import { type Derived, derived, type Store } from '../store.ts'

/** All my conversations, newest first. */
export interface InboxSnapshot {
  /** `false` until the first snapshot is here, from the cache or the server. */
  readonly loaded: boolean
  readonly entries: readonly InboxEntry[]
  /** How far my own stream has been read. */
  readonly position: number
}

/** What is unread in all, for the title and the badge. */
export interface UnreadSnapshot {
  /** Conversations that are not muted and have something unread, and their messages. */
  readonly conversations: number
  readonly messages: number
  /** Also in muted conversations. */
  readonly mentions: number
}

/** The inbox as the client holds it: a snapshot, and the events after it. */
export interface InboxHolding {
  readonly store: Store<InboxSnapshot>
  readonly unread: Store<UnreadSnapshot>
  readonly saved: Store<ReadonlySet<string>>
  isLoaded(): boolean
  entry(conversationId: string): InboxEntry | undefined
  /** Position of my own stream. */
  position(): number
  positionOf(conversationId: string): number | undefined
  conversationIds(): Iterable<string>
  load(inbox: Inbox): void
  /** What is held, as the server would answer it. */
  toInbox(): Inbox
  apply(event: Delivered<'person' | 'conversation'>): 'applied' | 'already' | 'gap' | 'ended'
  forget(conversationId: string): void
  clear(): void
}

/**
 * Entries by conversation, so that a message costs one entry and not the list; the list is sorted when it is looked at.
 */
export function holdInbox(viewer: () => Viewer, now: () => Date): InboxHolding {
  const entries = new Map<string, InboxEntry>()
  let savedIds: ReadonlySet<string> = new Set()
  let position = 0
  let loaded = false

  const store = derived<InboxSnapshot>(() => ({
    loaded,
    entries: [...entries.values()].sort(byNewest),
    position,
  }))
  const unread = derived<UnreadSnapshot>((before) => sameOr(before, countUnread(entries.values(), now())))
  const saved = derived(() => savedIds)
  const all: Derived<unknown>[] = [store, unread]

  function load(inbox: Inbox): void {
    entries.clear()
    for (const entry of inbox.entries) entries.set(entry.conversation.id, entry)
    position = inbox.position
    loaded = true
    setSaved(inbox.savedMessageIds)
    changed()
  }

  function setSaved(ids: readonly string[]): void {
    if (ids.length === savedIds.size && ids.every((id) => savedIds.has(id))) return
    savedIds = new Set(ids)
    saved.changed()
  }

  function changed(): void {
    for (const one of all) one.changed()
  }

  function toInbox(): Inbox {
    return { entries: [...entries.values()], savedMessageIds: [...savedIds], position }
  }

  function apply(event: Delivered<'person' | 'conversation'>): 'applied' | 'already' | 'gap' | 'ended' {
    return isConversationEvent(event) ? applyToOne(event) : applyToAll(event)
  }

  function applyToAll(event: Delivered): 'applied' | 'already' | 'gap' | 'ended' {
    const replayed = applyToInbox(toInbox(), event, viewer())
    if (replayed.outcome === 'applied') load(replayed.state)
    return replayed.outcome
  }

  function applyToOne(event: Delivered<'conversation'>): 'applied' | 'already' | 'gap' | 'ended' {
    const conversationId = event.stream.slice('conversation:'.length)
    const entry = entries.get(conversationId)
    if (!entry) return 'already'
    const replayed = applyToEntry(entry, event, viewer())
    if (replayed.outcome === 'applied') entries.set(conversationId, replayed.state)
    if (replayed.outcome === 'ended') entries.delete(conversationId)
    if (replayed.outcome === 'applied' || replayed.outcome === 'ended') changed()
    return replayed.outcome
  }

  return {
    store,
    unread,
    saved,
    isLoaded: () => loaded,
    entry: (conversationId) => entries.get(conversationId),
    position: () => position,
    positionOf: (conversationId) => entries.get(conversationId)?.position,
    conversationIds: () => entries.keys(),
    load,
    toInbox,
    apply,
    forget(conversationId) {
      if (entries.delete(conversationId)) changed()
    },
    clear() {
      load({ entries: [], savedMessageIds: [], position: 0 })
      loaded = false
    },
  }
}

function isConversationEvent(event: Delivered): event is Delivered<'conversation'> {
  return event.stream.startsWith('conversation:')
}

function countUnread(entries: Iterable<InboxEntry>, now: Date): UnreadSnapshot {
  const at = now.toISOString()
  let [conversations, messages, mentions] = [0, 0, 0]
  for (const { standing } of entries) {
    mentions += standing.unreadMentions
    if (standing.unread === 0 || (standing.mutedUntil !== null && standing.mutedUntil > at)) continue
    conversations += 1
    messages += standing.unread
  }
  return { conversations, messages, mentions }
}

/** The one before where nothing is otherwise, so that nothing is drawn again. */
export function sameOr(before: UnreadSnapshot | undefined, after: UnreadSnapshot): UnreadSnapshot {
  const same =
    before?.conversations === after.conversations &&
    before.messages === after.messages &&
    before.mentions === after.mentions
  return same ? before : after
}
