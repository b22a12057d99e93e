import type { api, Delivered, InboxEntry, Message, OutputOf, personEvents } from '@baton/contract'
import { already, type Effects, idOf, isOn, placeOf, type Replayed, replay, type Viewer } from './replay.ts'
import {
  afterContinued,
  afterDelivered,
  afterDraft,
  afterJoined,
  afterLeft,
  afterMuted,
  afterRenamed,
  afterSeen,
  afterSent,
} from './replay-members.ts'
import { messageAfterChange, messageAfterReaction } from './replay-message.ts'

/** All my conversations, as `messaging.listInbox` answers. */
export type Inbox = OutputOf<typeof api.messaging.listInbox>

/**
 * The inbox after an event of the viewer's own stream or of a conversation in it (RT13). Other people's streams and
 * conversations that are not in it change nothing.
 */
export function applyToInbox(inbox: Inbox, delivered: Delivered, viewer: Viewer): Replayed<Inbox> {
  if (isOn('person', delivered)) return replay(ownEffects, inbox, delivered, viewer)
  if (!isOn('conversation', delivered)) return already
  const conversationId = idOf(delivered.stream)
  const entry = inbox.entries.find(({ conversation }) => conversation.id === conversationId)
  if (!entry) return already
  const replayed = applyToEntry(entry, delivered, viewer)
  if (replayed.outcome === 'ended') return { outcome: 'applied', state: without(inbox, conversationId) }
  if (replayed.outcome !== 'applied') return replayed
  return { outcome: 'applied', state: withEntry(inbox, replayed.state) }
}

/** One row of the inbox after an event of its conversation; `ended` when the viewer left it. */
export function applyToEntry(
  entry: InboxEntry,
  delivered: Delivered<'conversation'>,
  viewer: Viewer,
): Replayed<InboxEntry> {
  return replay(entryEffects, entry, delivered, viewer)
}

/** Which of two rows stands first: the one with the newer message, or the newer conversation. */
export function byNewest(a: InboxEntry, b: InboxEntry): number {
  const [aAt, bAt] = [activeAt(a), activeAt(b)]
  if (aAt !== bAt) return aAt > bAt ? -1 : 1
  return a.conversation.id > b.conversation.id ? -1 : 1
}

const ownEffects: Effects<'person', Inbox, keyof typeof personEvents> = {
  'conversation.opened': (inbox, { entry }) => {
    const held = inbox.entries.find(({ conversation }) => conversation.id === entry.conversation.id)
    return held && placeOf(entry.position, held.position) === 'already' ? inbox : withEntry(inbox, entry)
  },
  'conversation.closed': (inbox, { conversationId }) => without(inbox, conversationId),
  'conversation.muted': (inbox, { conversationId, mutedUntil }) =>
    changed(inbox, conversationId, (entry) => afterMuted(entry, mutedUntil)),
  'draft.saved': (inbox, { conversationId, ...draft }) =>
    changed(inbox, conversationId, (entry) => afterDraft(entry, draft)),
  'message.saved': (inbox, { messageId, savedAt }) => {
    const others = inbox.savedMessageIds.filter((id) => id !== messageId)
    return { ...inbox, savedMessageIds: savedAt === null ? others : [...others, messageId].sort() }
  },
}

const entryEffects: Effects<'conversation', InboxEntry> = {
  'conversation.started': (entry) => entry,
  'conversation.renamed': (entry, { title }) => afterRenamed(entry, title),
  'conversation.continued': (entry, { continuedIn }) => afterContinued(entry, continuedIn),
  'member.joined': (entry, { member }) => afterJoined(entry, member),
  'member.left': (entry, { personId }, viewer) => afterLeft(entry, personId, viewer),
  'message.sent': (entry, sent, viewer) => ({ ...afterSent(entry, sent, viewer), lastMessage: sent.message }),
  'message.edited': (entry, { message }) => withLast(entry, (last) => messageAfterChange(last, message)),
  'message.withdrawn': (entry, { message }) => withLast(entry, (last) => messageAfterChange(last, message)),
  'message.files': (entry, { message }) => withLast(entry, (last) => messageAfterChange(last, message)),
  'message.pinned': (entry, { message }) => withLast(entry, (last) => messageAfterChange(last, message)),
  'message.reacted': (entry, reacted) => withLast(entry, (last) => messageAfterReaction(last, reacted)),
  'receipt.delivered': (entry, receipt) => afterDelivered(entry, receipt),
  'receipt.seen': (entry, receipt, viewer) => afterSeen(entry, receipt, viewer),
  'event.withheld': (entry) => entry,
}

function withLast(entry: InboxEntry, change: (last: Message) => Message): InboxEntry {
  return entry.lastMessage ? { ...entry, lastMessage: change(entry.lastMessage) } : entry
}

function changed(inbox: Inbox, conversationId: string, change: (entry: InboxEntry) => InboxEntry): Inbox {
  const entry = inbox.entries.find(({ conversation }) => conversation.id === conversationId)
  return entry ? withEntry(inbox, change(entry)) : inbox
}

function withEntry(inbox: Inbox, entry: InboxEntry): Inbox {
  const others = inbox.entries.filter(({ conversation }) => conversation.id !== entry.conversation.id)
  return { ...inbox, entries: [...others, entry].sort(byNewest) }
}

function without(inbox: Inbox, conversationId: string): Inbox {
  return { ...inbox, entries: inbox.entries.filter(({ conversation }) => conversation.id !== conversationId) }
}

function activeAt(entry: InboxEntry): string {
  return entry.lastMessage?.sentAt ?? entry.conversation.startedAt
}
