import { api } from '@baton/contract'
import { byNewest } from '@baton/domain/messaging/replay-inbox'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import { positionsOf } from '../../../platform/streams/store.ts'
import type { MessagingParts } from '../parts.ts'
import { presentEntries } from '../present/entries.ts'
import { readAllOwn } from '../store/memberships.ts'
import { readSavedIds } from '../store/saved.ts'

/** All the viewer's conversations with their standing, and the positions of everything (RT6). */
export function listInbox({ vault, files }: MessagingParts): Handler {
  return handleQuery(api.messaging.listInbox, async ({ viewer, transaction }) => {
    const [owns, savedMessageIds] = await Promise.all([
      readAllOwn(transaction, viewer.personId),
      readSavedIds(transaction, viewer.personId),
    ])
    const streams = [viewer.personId, ...owns.map((own) => own.conversation.id)]
    const positions = await positionsOf(transaction, streams)
    const entries = await presentEntries({ transaction, vault, files }, owns, positions)
    return answer({
      entries: entries.sort(byNewest),
      savedMessageIds,
      position: positions.get(viewer.personId) ?? 0,
    })
  })
}
