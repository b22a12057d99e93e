import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import { positionOf } from '../../../platform/streams/store.ts'
import type { MessagingParts } from '../parts.ts'
import { presentOwns } from '../present/entries.ts'
import { presentMessages } from '../present/messages.ts'
import { pageAround } from '../present/page.ts'
import { findOwn, type Own } from '../store/memberships.ts'
import { readPinned } from '../store/messages.ts'

/** A conversation as one of its members sees it, with a page of messages. */
export function openConversation({ vault }: MessagingParts): Handler {
  return handleQuery(api.messaging.openConversation, async ({ viewer, transaction }, input) => {
    const own = await findOwn(transaction, viewer.personId, input.conversationId)
    if (own === undefined) return refuse('not-found')
    const source = { transaction, vault }
    const { visibleAfter } = own.membership
    const position = positionOf(transaction, own.conversation.id)
    const pinnedRows = await readPinned(transaction, own.conversation.id, visibleAfter)
    const pinned = await presentMessages(source, pinnedRows, () => visibleAfter)
    const page = await pageAround(source, own, input.around ?? firstUnread(own))
    const [seen] = await presentOwns(source, [own])
    if (seen === undefined) return refuse('not-found')
    return answer({ ...seen, page, pinned, position: await position })
  })
}

/** The number after the last one seen, or the end when everything was seen. */
function firstUnread({ conversation, membership }: Own): number {
  return Math.min(membership.seenUpTo + 1, conversation.lastNumber)
}
