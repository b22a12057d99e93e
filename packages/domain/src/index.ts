export * from './access.ts'
export * from './duty/replay.ts'
export {
  applyToOpenEscalations,
  byPressing,
  isOpenEscalation,
  newerOf,
  type OpenEscalations,
} from './escalation/replay.ts'
export * from './messaging/excerpt.ts'
export * from './messaging/markup.ts'
export type { Inline } from './messaging/markup-inline.ts'
export type { Replayed, Viewer } from './messaging/replay.ts'
export { applyToConversation, type ConversationView } from './messaging/replay-conversation.ts'
export { applyToEntry, applyToInbox, byNewest, type Inbox } from './messaging/replay-inbox.ts'
export { messageAfterReaction } from './messaging/replay-message.ts'
export * from './messaging/unread.ts'
