import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { findOwn, saveMuted } from '../store/memberships.ts'

/** Mutes a conversation for the viewer alone, until a time, or unmutes it. */
export function muteConversation(): Handler {
  return handleCommand(api.messaging.muteConversation, async (change, { conversationId, until }) => {
    const { personId } = change.viewer
    await change.lock(personId)
    const own = await findOwn(change.transaction, personId, conversationId)
    if (own === undefined || !may('messaging.muteConversation', ['member'])) return refuse('not-found')
    const next = until === null ? null : new Date(until)
    if (next?.getTime() === own.membership.mutedUntil?.getTime()) {
      change.unchanged()
      return answer({})
    }
    saveMuted(change.transaction, conversationId, personId, next)
    const ref = { kind: 'person', id: personId } as const
    const mutedUntil = next?.toISOString() ?? null
    change.append(ref, { type: 'conversation.muted', data: { conversationId, mutedUntil } })
    change.audit(ref, { subjects: [{ kind: 'conversation', id: conversationId }] })
    return answer({})
  })
}
