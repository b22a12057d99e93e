import { api } from '@baton/contract'
import { byNewestSent } from '@baton/domain/messaging/replay-broadcasts'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import { positionOf } from '../../../platform/streams/store.ts'
import type { MessagingParts } from '../parts.ts'
import { readReceivedBy } from '../store/broadcast-recipients.ts'
import { readSentBy } from '../store/broadcasts.ts'
import { presentReceived, presentSent } from './present.ts'

const listedMs = 30 * 24 * 60 * 60_000

/** The broadcasts that were for the viewer, and those that they sent, newest first. */
export function listBroadcasts({ vault }: MessagingParts): Handler {
  return handleQuery(api.messaging.listBroadcasts, async ({ viewer, transaction, at }) => {
    const since = new Date(at.getTime() - listedMs)
    const [received, sent, position] = await Promise.all([
      readReceivedBy(transaction, viewer.personId, since),
      readSentBy(transaction, viewer.personId, since),
      positionOf(transaction, viewer.personId),
    ])
    const source = { transaction, vault }
    return answer({
      received: (await presentReceived(source, received)).sort(byNewestSent),
      sent: (await presentSent(source, sent)).sort(byNewestSent),
      position,
    })
  })
}
