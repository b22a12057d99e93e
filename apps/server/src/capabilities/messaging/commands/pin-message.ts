import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import { tellChanged } from '../change-message.ts'
import { lockVisible } from '../fetch.ts'
import type { MessagingParts } from '../parts.ts'
import { wantedOf } from '../present/messages.ts'
import { savePinned } from '../store/messages.ts'

/** Pins a message for everyone in its conversation, or unpins it. A withdrawn message can only be unpinned. */
export function pinMessage(parts: MessagingParts): Handler {
  return handleCommand(api.messaging.pinMessage, async (change, { messageId, pinned }) => {
    const row = await lockVisible(change, messageId)
    if (row === undefined || !may('messaging.pinMessage', ['member'])) return refuse('not-found')
    if ((pinned && row.body === null) || row.continuedIn !== null) return refuse('no-longer-possible')
    if (pinned === (row.pinnedAt !== null)) {
      change.unchanged()
      return answer({})
    }
    const pinnedAt = pinned ? change.at : null
    savePinned(change.transaction, messageId, pinnedAt)
    await openScopes(change.transaction, parts.vault, [wantedOf(row)])
    await tellChanged(change, parts, 'message.pinned', { ...row, pinnedAt })
    return answer({})
  })
}
