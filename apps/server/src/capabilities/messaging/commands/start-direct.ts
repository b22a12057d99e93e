import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { beginConversation, pairOf } from '../begin-conversation.ts'
import type { MessagingParts } from '../parts.ts'
import { findDirect } from '../store/conversations.ts'

/**
 * Opens the one direct conversation with a person. Both people's streams are locked first, so that two who write to
 * each other at once get one conversation (MSG1).
 */
export function startDirect(parts: MessagingParts): Handler {
  return handleCommand(api.messaging.startDirect, async (change, { personId }) => {
    const { viewer, transaction } = change
    if (personId === viewer.personId) return refuse('not-found')
    const pair = pairOf([viewer.personId, personId])
    const known = await change.lock(...pair)
    if (!known.has(personId)) return refuse('not-found')
    const existing = await findDirect(transaction, pair)
    if (existing !== undefined) {
      change.unchanged()
      return answer({ conversationId: existing })
    }
    const active = await parts.people.activeAmong(transaction, [personId])
    if (!active.has(personId)) return refuse('not-found')
    const beginning = { kind: 'direct', title: null, teamId: null, personIds: pair } as const
    return answer({ conversationId: await beginConversation(change, parts, beginning) })
  })
}
