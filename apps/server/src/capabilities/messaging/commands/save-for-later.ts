import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { findVisible } from '../store/messages.ts'
import { deleteSaved, insertSaved, readSavedAt } from '../store/saved.ts'

/** Keeps a message in the viewer's own list, or takes it out, also when they may no longer see it. */
export function saveForLater(): Handler {
  return handleCommand(api.messaging.saveForLater, async (change, { messageId, saved }) => {
    const { transaction, viewer, at } = change
    const { personId, organisationId } = viewer
    await change.lock(personId)
    const before = (await readSavedAt(transaction, personId, [messageId])).get(messageId)
    const visible = await findVisible(transaction, personId, messageId)
    if (!may('messaging.saveForLater', ['member'])) return refuse('not-found')
    if (visible === undefined && (saved || before === undefined)) return refuse('not-found')
    if (saved === (before !== undefined)) {
      change.unchanged()
      return answer({})
    }
    if (saved) insertSaved(transaction, organisationId, personId, messageId, at)
    else deleteSaved(transaction, personId, messageId)
    const ref = { kind: 'person', id: personId } as const
    const savedAt = saved ? at.toISOString() : null
    change.append(ref, { type: 'message.saved', data: { messageId, savedAt } })
    change.audit(ref, { subjects: [{ kind: 'message', id: messageId }] })
    return answer({})
  })
}
