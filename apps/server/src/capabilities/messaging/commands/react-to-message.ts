import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { lockVisible } from '../fetch.ts'
import { deleteReaction, insertReaction, readReactions } from '../store/reactions.ts'

/** Adds a reaction of the viewer's, or takes it back. */
export function reactToMessage(): Handler {
  return handleCommand(api.messaging.reactToMessage, async (change, { messageId, emoji, present }) => {
    const { transaction, viewer, at } = change
    const row = await lockVisible(change, messageId)
    if (row === undefined || !may('messaging.reactToMessage', ['member'])) return refuse('not-found')
    if (row.body === null || row.continuedIn !== null) return refuse('no-longer-possible')
    const reaction = { messageId, emoji, personId: viewer.personId }
    const before = await readReactions(transaction, [messageId])
    const stands = before.some((one) => one.emoji === emoji && one.personId === viewer.personId)
    if (stands === present) {
      change.unchanged()
      return answer({})
    }
    if (present) insertReaction(transaction, viewer.organisationId, reaction, at)
    else deleteReaction(transaction, reaction)
    const ref = { kind: 'conversation', id: row.conversationId } as const
    change.append(ref, { type: 'message.reacted', data: { ...reaction, number: row.number, present } })
    change.audit(ref, { subjects: [{ kind: 'message', id: messageId }] })
    return answer({})
  })
}
