import type { Change } from '../../platform/operations/change.ts'
import { findOwn, type Own } from './store/memberships.ts'
import { findVisible, type VisibleRow } from './store/messages.ts'

/**
 * Locks a conversation, with further streams, and fetches it through the viewer: fetching is checking (MSG3). Nothing
 * comes back unless they are a member.
 */
export async function lockOwn(
  change: Change,
  conversationId: string,
  ...streamIds: readonly string[]
): Promise<Own | undefined> {
  await change.lock(conversationId, ...streamIds)
  return findOwn(change.transaction, change.viewer.personId, conversationId)
}

/** Fetches a message through the viewer and locks its conversation. Nothing comes back unless they may see it. */
export async function lockVisible(change: Change, messageId: string): Promise<VisibleRow | undefined> {
  const { transaction, viewer } = change
  const found = await findVisible(transaction, viewer.personId, messageId)
  if (found === undefined) return undefined
  await change.lock(found.conversationId)
  // Once more under the lock: what was read before may have changed.
  return findVisible(transaction, viewer.personId, messageId)
}
