import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { lockOwn } from '../fetch.ts'
import { closeFor } from '../members/membership.ts'
import { findOwn } from '../store/memberships.ts'

/** Takes a person out of a group; they receive nothing of it from then on (MSG8). */
export function removeMember(): Handler {
  return handleCommand(api.messaging.removeMember, async (change, { conversationId, personId }) => {
    const own = await lockOwn(change, conversationId, personId)
    if (own === undefined) return refuse('not-found')
    if (own.conversation.kind !== 'group' || !may('messaging.removeMember', ['member'])) {
      return refuse('not-allowed')
    }
    const theirs = await findOwn(change.transaction, personId, conversationId)
    if (theirs === undefined) return refuse('not-found')
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
