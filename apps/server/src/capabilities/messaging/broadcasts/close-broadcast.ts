import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { MessagingParts } from '../parts.ts'
import { readBroadcasts, saveClosed } from '../store/broadcasts.ts'
import { presentSent } from './present.ts'

/** Takes no more answers to a broadcast of the viewer's own; everyone it was for is told in turn. */
export function closeBroadcast({ vault }: MessagingParts, nudge: () => void): Handler {
  return handleCommand(api.messaging.closeBroadcast, async (change, { broadcastId }) => {
    const { transaction, viewer, at } = change
    await change.lock(viewer.personId)
    const [row] = await readBroadcasts(transaction, [broadcastId])
    const own = row?.sentBy === viewer.personId
    if (row === undefined || !may('messaging.closeBroadcast', own ? ['author'] : [])) {
      return refuse('not-found')
    }
    const closed = { ...row, closedAt: row.closedAt ?? at }
    const [broadcast] = await presentSent({ transaction, vault }, [closed])
    if (broadcast === undefined) return refuse('not-found')
    if (row.closedAt !== null) {
      change.unchanged()
      return answer({ broadcast })
    }
    saveClosed(transaction, broadcastId, at)
    const ref = { kind: 'person', id: viewer.personId } as const
    change.append(ref, { type: 'broadcast.sent', data: { broadcast }, stored: { broadcastId } })
    change.audit(ref, { subjects: [{ kind: 'broadcast', id: broadcastId }] })
    change.afterCommit(nudge)
    return answer({ broadcast })
  })
}
