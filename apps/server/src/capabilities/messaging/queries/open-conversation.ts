import { api, type Message } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import { positionOf } from '../../../platform/streams/store.ts'
import type { MessagingParts } from '../parts.ts'
import { presentOwns } from '../present/entries.ts'
import { presentMessages } from '../present/messages.ts'
import { pageAround } from '../present/page.ts'
import type { Source } from '../present/source.ts'
import { findOwn, type Own } from '../store/memberships.ts'
import { readPinned } from '../store/stretches.ts'

/** A conversation as one of its members sees it, with a page of messages. */
export function openConversation({ vault, files }: MessagingParts): Handler {
  return handleQuery(api.messaging.openConversation, async ({ viewer, transaction }, input) => {
    const own = await findOwn(transaction, viewer.personId, input.conversationId)
    if (own === undefined) return refuse('not-found')
    const source = { transaction, vault, files }
    const { visibleAfter } = own.membership
    const [[seen], page, pinned, position] = await Promise.all([
      presentOwns(source, [own]),
      pageAround(source, own, input.around ?? firstUnread(own)),
      presentPinned(source, own, visibleAfter),
      positionOf(transaction, own.conversation.id),
    ])
    if (seen === undefined) return refuse('not-found')
    return answer({ ...seen, page, pinned, position })
  })
}

async function presentPinned(source: Source, own: Own, visibleAfter: number): Promise<Message[]> {
  const rows = await readPinned(source.transaction, own.conversation.id, visibleAfter)
  return presentMessages(source, rows, () => visibleAfter)
}

/** The number after the last one seen, or the end when everything was seen. */
function firstUnread({ conversation, membership }: Own): number {
  return Math.min(membership.seenUpTo + 1, conversation.lastNumber)
}
