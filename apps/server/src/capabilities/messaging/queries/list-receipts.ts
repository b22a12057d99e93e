import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import { findVisible } from '../store/messages.ts'
import { readReceipts } from '../store/receipts.ts'

/** To whom a message was delivered and who has seen it, by name and time; its author is not among them. */
export function listReceipts(): Handler {
  return handleQuery(api.messaging.listReceipts, async ({ viewer, transaction }, { messageId }) => {
    const row = await findVisible(transaction, viewer.personId, messageId)
    if (row === undefined) return refuse('not-found')
    const rows = await readReceipts(transaction, row.conversationId, row.number, row.authorId)
    const receipts = rows.map(({ personId, deliveredAt, seenAt }) => ({
      personId,
      deliveredAt: deliveredAt?.toISOString() ?? null,
      seenAt: seenAt?.toISOString() ?? null,
    }))
    return answer({ receipts })
  })
}
