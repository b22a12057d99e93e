import type { MessagingParts } from '../parts.ts'
import { presentEntries } from '../present/entries.ts'
import { deleteDrafts } from '../store/drafts.ts'
import { type Own, readOpened, saveLeft } from '../store/memberships.ts'
import type { Changing } from './changing.ts'

/**
 * Tells people on their own streams, which are locked, that a conversation is now theirs. Call it last: the entry
 * carries everything that this change appended to the conversation (RT20).
 */
export async function openFor(
  change: Changing,
  { vault, files }: MessagingParts,
  conversationId: string,
  personIds: readonly string[],
): Promise<void> {
  const position = change.streams.position({ kind: 'conversation', id: conversationId })
  const owns: Own[] = await readOpened(change.transaction, conversationId, personIds)
  const source = { transaction: change.transaction, vault, files }
  const entries = await presentEntries(source, owns, new Map([[conversationId, position]]))
  for (const [index, entry] of entries.entries()) {
    const personId = owns[index]?.membership.personId
    if (personId === undefined) continue
    change.append(
      { kind: 'person', id: personId },
      { type: 'conversation.opened', data: { entry }, stored: { conversationId } },
    )
  }
}

/** Ends these people's membership, on the conversation's stream and their own, which are locked (RT9). */
export function closeFor(change: Changing, conversationId: string, personIds: readonly string[]): void {
  saveLeft(change.transaction, conversationId, personIds, change.at)
  deleteDrafts(change.transaction, conversationId, personIds)
  for (const personId of personIds) {
    change.append({ kind: 'conversation', id: conversationId }, { type: 'member.left', data: { personId } })
    change.append({ kind: 'person', id: personId }, { type: 'conversation.closed', data: { conversationId } })
  }
}
