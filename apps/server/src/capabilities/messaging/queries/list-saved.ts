import { api } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import type { MessagingParts } from '../parts.ts'
import { presentMessages } from '../present/messages.ts'
import { readSaved } from '../store/saved.ts'

/** Longest list that is shown; older ones stay saved. */
const most = 500

/** What the viewer keeps for later and may still see, newest first. */
export function listSaved({ vault, files }: MessagingParts): Handler {
  return handleQuery(api.messaging.listSaved, async ({ viewer, transaction }) => {
    const rows = await readSaved(transaction, viewer.personId, most)
    const horizon = (index: number) => rows[index]?.visibleAfter ?? 0
    const messages = await presentMessages({ transaction, vault, files }, rows, (_, index) => horizon(index))
    return answer({
      messages: messages.map((message, index) => ({
        message,
        savedAt: (rows[index]?.savedAt ?? new Date(message.sentAt)).toISOString(),
      })),
    })
  })
}
