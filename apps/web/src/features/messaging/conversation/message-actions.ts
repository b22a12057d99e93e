import type { Message, OperationName } from '@baton/contract'
import { may, mayVisitorTry, type Relationship } from '@baton/domain'

/** What can be done with a message, in the order of its menu. */
export const messageActions = [
  'reply',
  'thread',
  'react',
  'forward',
  'task',
  'copy',
  'save',
  'unsave',
  'pin',
  'unpin',
  'receipts',
  'versions',
  'edit',
  'withdraw',
] as const
export type MessageAction = (typeof messageActions)[number]

interface Situation {
  readonly viewerId: string
  readonly saved: boolean
  /** False where I can no longer write, for example to a person who is suspended. */
  readonly writable: boolean
  /** It is of a connected organisation, where I may do what is open to visitors (AFF5). */
  readonly isVisit: boolean
}

/**
 * What this viewer can do with this message now. What the server would refuse is not in the list, and what is not in
 * the list is not on the screen.
 */
export function actionsFor(
  message: Message,
  { viewerId, saved, writable, isVisit }: Situation,
): MessageAction[] {
  const relationships: Relationship[] = ['person', 'member']
  if (message.authorId === viewerId) relationships.push('author')
  const allowed = (name: OperationName) => may(name, relationships) && (!isVisit || mayVisitorTry(name))
  const words = message.body !== null
  const inThread = message.threadRootId !== null || message.threadReplies > 0

  const possible: Record<MessageAction, boolean> = {
    reply: words && writable && allowed('messaging.sendMessage'),
    thread: inThread && allowed('messaging.openThread'),
    react: words && allowed('messaging.reactToMessage'),
    forward: words && allowed('messaging.forwardMessage'),
    task: words && allowed('tasks.request'),
    copy: words,
    save: words && !saved && allowed('messaging.saveForLater'),
    unsave: saved && allowed('messaging.saveForLater'),
    pin: words && message.pinnedAt === null && allowed('messaging.pinMessage'),
    unpin: message.pinnedAt !== null && allowed('messaging.pinMessage'),
    receipts: allowed('messaging.listReceipts'),
    versions: words && message.editedAt !== null && allowed('messaging.listVersions'),
    edit: words && allowed('messaging.editMessage'),
    withdraw: words && allowed('messaging.withdrawMessage'),
  }
  return messageActions.filter((action) => possible[action])
}
