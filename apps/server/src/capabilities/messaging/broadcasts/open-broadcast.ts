import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import type { MessagingParts } from '../parts.ts'
import { readRecipients } from '../store/broadcast-recipients.ts'
import { readBroadcasts } from '../store/broadcasts.ts'
import { presentSent } from './present.ts'

/** A broadcast of the viewer's own, with everyone it was for and what they answered. */
export function openBroadcast({ vault }: MessagingParts): Handler {
  return handleQuery(api.messaging.openBroadcast, async ({ viewer, transaction }, { broadcastId }) => {
    const [row] = await readBroadcasts(transaction, [broadcastId])
    const own = row?.sentBy === viewer.personId
    if (row === undefined || !may('messaging.openBroadcast', own ? ['author'] : [])) {
      return refuse('not-found')
    }
    const [[broadcast], recipients] = await Promise.all([
      presentSent({ transaction, vault }, [row]),
      readRecipients(transaction, broadcastId),
    ])
    if (broadcast === undefined) return refuse('not-found')
    const people = recipients.map(({ personId, held, seenAt, answer: chosen, answeredAt }) => ({
      personId,
      held,
      seenAt: seenAt?.toISOString() ?? null,
      answer: chosen,
      answeredAt: answeredAt?.toISOString() ?? null,
    }))
    return answer({ broadcast, people })
  })
}
