import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import { positionOf } from '../../../platform/streams/store.ts'
import type { MessagingParts } from '../parts.ts'
import { pageAfter, pageBefore, pageSize } from '../present/page.ts'
import { findOwn } from '../store/memberships.ts'

/** More messages before or after a number; the newest when neither is said. */
export function pageMessages({ vault, files }: MessagingParts): Handler {
  return handleQuery(api.messaging.pageMessages, async ({ viewer, transaction }, input) => {
    const { conversationId, before, after, limit = pageSize } = input
    const own = await findOwn(transaction, viewer.personId, conversationId)
    if (own === undefined) return refuse('not-found')
    const source = { transaction, vault, files }
    const page =
      after === undefined
        ? await pageBefore(source, own, before ?? own.conversation.lastNumber + 1, limit)
        : await pageAfter(source, own, after, before, limit)
    return answer({ page, position: await positionOf(transaction, conversationId) })
  })
}
