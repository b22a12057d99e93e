import type { api, Delivered, EventData, Message, OutputOf, personEvents } from '@baton/contract'
import {
  already,
  type Effects,
  effectOf,
  ended,
  idOf,
  isOn,
  type Replayed,
  replay,
  type Viewer,
} from './replay.ts'
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
import { mapMessages, messageAfterChange, messageAfterReaction, messageAfterReply } from './replay-message.ts'

/**
 * An open conversation as `messaging.openConversation` answers: the conversation, the viewer's standing, one window of
 * messages without holes, and what is pinned.
 */
export type ConversationView = OutputOf<typeof api.messaging.openConversation>

/**
 * An open conversation after an event (RT13). Of the viewer's own stream it takes what is about this conversation,
 * whose position is kept elsewhere; these say what is so now, so that taking one twice changes nothing.
 */
export function applyToConversation(
  view: ConversationView,
  delivered: Delivered,
  viewer: Viewer,
): Replayed<ConversationView> {
  if (isOn('conversation', delivered)) {
    return idOf(delivered.stream) === view.conversation.id
      ? replay(effects, view, delivered, viewer)
      : already
  }
  if (!isOn('person', delivered)) return already
  const next = effectOf(ownEffects, view, delivered, viewer)
  if (next === null) return ended
  return next === view ? already : { outcome: 'applied', state: next }
}

const effects: Effects<'conversation', ConversationView> = {
  'conversation.started': (view) => view,
  'conversation.renamed': (view, { title }) => afterRenamed(view, title),
  'conversation.continued': (view, { continuedIn }) => afterContinued(view, continuedIn),
  'member.joined': (view, { member }) => afterJoined(view, member),
  'member.left': (view, { personId }, viewer) => afterLeft(view, personId, viewer),
  'message.sent': (view, sent, viewer) => withNew(afterSent(view, sent, viewer), sent),
  'message.edited': (view, { message }) => withChanged(view, message),
  'message.withdrawn': (view, { message }) => withChanged(view, message),
  'message.files': (view, { message }) => withChanged(view, message),
  'message.pinned': (view, { message }) => withChanged(view, message),
  'message.reacted': (view, reacted) => withEach(view, (message) => messageAfterReaction(message, reacted)),
  'receipt.delivered': (view, receipt) => afterDelivered(view, receipt),
  'receipt.seen': (view, receipt, viewer) => afterSeen(view, receipt, viewer),
  'event.withheld': (view) => view,
}

const ownEffects: Effects<'person', ConversationView, keyof typeof personEvents> = {
  'conversation.opened': (view) => view,
  'conversation.closed': (view, { conversationId }) =>
    conversationId === view.conversation.id ? null : view,
  'conversation.muted': (view, { conversationId, mutedUntil }) =>
    conversationId === view.conversation.id ? afterMuted(view, mutedUntil) : view,
  'draft.saved': (view, { conversationId, ...draft }) =>
    conversationId === view.conversation.id ? afterDraft(view, draft) : view,
  'message.saved': (view) => view,
}

/**
 * A new message joins the window only where the window reaches the end; elsewhere it would leave a hole. A page that
 * was fetched meanwhile may have brought it already.
 */
function withNew(view: ConversationView, sent: EventData<'conversation', 'message.sent'>): ConversationView {
  const replied = withEach(view, (message) => messageAfterReply(message, sent))
  const { page } = replied
  const held = (page.messages.at(-1)?.number ?? 0) >= sent.message.number
  if (held) return withChanged(replied, sent.message)
  const messages = page.reachesEnd ? [...page.messages, sent.message] : page.messages
  return withPinned({ ...replied, page: { ...page, messages } }, sent.message)
}

function withChanged(view: ConversationView, changed: Message): ConversationView {
  return withPinned(
    withEach(view, (message) => messageAfterChange(message, changed)),
    changed,
  )
}

/** On replay any event may carry a message that was pinned or unpinned since. */
function withPinned(view: ConversationView, message: Message): ConversationView {
  const held = view.pinned.some(({ id }) => id === message.id)
  if (!held && message.pinnedAt === null) return view
  const others = view.pinned.filter(({ id }) => id !== message.id)
  const pinned = message.pinnedAt === null ? others : [...others, message].sort(byNumber)
  return { ...view, pinned }
}

function withEach(view: ConversationView, change: (message: Message) => Message): ConversationView {
  const messages = mapMessages(view.page.messages, change)
  const pinned = mapMessages(view.pinned, change)
  if (messages === view.page.messages && pinned === view.pinned) return view
  return { ...view, page: { ...view.page, messages }, pinned }
}

function byNumber(a: Message, b: Message): number {
  return a.number - b.number
}
