import type { InboxEntry } from '@baton/contract'

/** The conversations that go on in this one, because their record was merged into its patient's; the oldest first. */
export function continuedHere(entries: readonly InboxEntry[], conversationId: string): InboxEntry[] {
  return entries
    .filter(({ conversation }) => conversation.continuedIn === conversationId)
    .sort((a, b) => (a.conversation.startedAt < b.conversation.startedAt ? -1 : 1))
}
