import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { openDirect } from '../members/open-conversation-with.ts'
import type { MessagingParts } from '../parts.ts'

/** Opens the viewer's one direct conversation with a person (MSG1). */
export function startDirect(parts: MessagingParts): Handler {
  return handleCommand(api.messaging.startDirect, async (change, { personId }) => {
    const conversationId = await openDirect(change, parts, personId)
    if (conversationId === undefined) return refuse('not-found')
    if (!change.accountedFor) change.unchanged()
    return answer({ conversationId })
  })
}
