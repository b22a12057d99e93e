import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import { positionOf } from '../../../platform/streams/store.ts'
import type { MessagingParts } from '../parts.ts'
import { presentMessages } from '../present/messages.ts'
import { findVisible } from '../store/messages.ts'
import { readThread } from '../store/stretches.ts'

/** The first message of a thread and every reply in it; asked by the first message or by any reply. */
export function openThread({ vault, files }: MessagingParts): Handler {
  return handleQuery(api.messaging.openThread, async ({ viewer, transaction }, { messageId }) => {
    const asked = await findVisible(transaction, viewer.personId, messageId)
    if (asked === undefined) return refuse('not-found')
    const rootId = asked.threadRootId ?? asked.id
    const first = rootId === asked.id ? asked : await findVisible(transaction, viewer.personId, rootId)
    if (first === undefined) return refuse('not-found')
    const { visibleAfter, conversationId } = first
    const rows = await readThread(transaction, rootId, visibleAfter)
    const [root, ...replies] = await presentMessages(
      { transaction, vault, files },
      [first, ...rows],
      () => visibleAfter,
    )
    if (root === undefined) return refuse('not-found')
    return answer({ root, replies, position: await positionOf(transaction, conversationId) })
  })
}
