import type { Acting } from '../../../platform/operations/acting.ts'
import type { PlaceDoor } from '../../files/index.ts'
import type { MessagingParts } from '../parts.ts'
import { presentMessages } from '../present/messages.ts'
import { readMessages, visibleAmong } from '../store/messages.ts'

/** Messages as places where files hang. */
export function messageDoor(parts: MessagingParts): PlaceDoor {
  return {
    // Whoever may see a message may see its files, and nobody else: who left, who joined without the history (FIL56).
    visibleAmong: (transaction, { personId }, _at, messageIds) =>
      visibleAmong(transaction, personId, messageIds),
    async streamsOf(transaction, messageIds) {
      const rows = await readMessages(transaction, messageIds)
      return [...new Set(rows.map(({ conversationId }) => conversationId))]
    },
    changed: (acting, messageIds) => tellFiles(acting, parts, messageIds),
  }
}

/** Tells everyone who sees a message that a file on it is another now, in the transaction that changes it (FIL60). */
async function tellFiles(
  { transaction, streams, organisationId, personId, at }: Acting,
  { vault, files }: MessagingParts,
  messageIds: readonly string[],
): Promise<void> {
  const rows = await readMessages(transaction, messageIds)
  const said = rows.filter(({ withdrawnAt }) => withdrawnAt === null)
  for (const message of await presentMessages({ transaction, vault, files }, said, () => 0)) {
    streams.append(
      { kind: 'conversation', id: message.conversationId },
      { type: 'message.files', data: { message }, stored: { messageId: message.id } },
      { organisationId, personId, at },
    )
  }
}
