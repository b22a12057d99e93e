import type { Handler } from '../../../platform/operations/handler.ts'
import type { MessagingParts } from '../parts.ts'
import { closeBroadcast } from './close-broadcast.ts'
import { listBroadcasts } from './list-broadcasts.ts'
import { openBroadcast } from './open-broadcast.ts'
import { answerBroadcast, markBroadcastSeen } from './reply.ts'
import { sendBroadcast } from './send-broadcast.ts'

/**
 * Every operation of broadcasts with what does it.
 *
 * @param nudge calls whoever tells people of broadcasts (`tellBroadcasts`) after a commit
 */
export function broadcastHandlers(parts: MessagingParts, nudge: () => void): Handler[] {
  return [
    sendBroadcast(parts, nudge),
    answerBroadcast(parts, nudge),
    markBroadcastSeen(parts, nudge),
    closeBroadcast(parts, nudge),
    listBroadcasts(parts),
    openBroadcast(parts),
  ]
}
