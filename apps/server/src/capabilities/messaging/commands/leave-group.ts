import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { lockOwn } from '../fetch.ts'
import { closeFor } from '../members/membership.ts'

/** Leaves a group; the viewer receives nothing of it from then on (MSG8). */
export function leaveGroup(): Handler {
  return handleCommand(api.messaging.leaveGroup, async (change, { conversationId }) => {
    const { personId } = change.viewer
    const own = await lockOwn(change, conversationId, personId)
    if (own === undefined) return refuse('not-found')
    if (own.conversation.kind !== 'group' || !may('messaging.leaveGroup', ['member'])) {
      return refuse('not-allowed')
    }
    closeFor(change, conversationId, [personId])
    change.audit(
      { kind: 'conversation', id: conversationId },
      {
        subjects: [
          { kind: 'conversation', id: conversationId },
          { kind: 'person', id: personId },
        ],
      },
    )
    return answer({})
  })
}
