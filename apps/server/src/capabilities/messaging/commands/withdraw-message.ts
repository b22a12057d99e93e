import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { replaceWords, tellChanged } from '../change-message.ts'
import { lockVisible } from '../fetch.ts'
import type { MessagingParts } from '../parts.ts'
import { deleteSearch } from '../store/search.ts'

/**
 * Withdraws a message of the viewer's own: its words leave every screen and the search, and are kept (MSG11). Its files
 * hang on it no longer (FIL59).
 */
export function withdrawMessage(parts: MessagingParts): Handler {
  return handleCommand(api.messaging.withdrawMessage, async (change, { messageId }) => {
    const row = await lockVisible(change, messageId)
    if (row === undefined) return refuse('not-found')
    const own = row.authorId === change.viewer.personId
    if (!may('messaging.withdrawMessage', own ? ['member', 'author'] : ['member'])) {
      return refuse('not-allowed')
    }
    if (row.body === null) return refuse('no-longer-possible')
    // People act on it: its escalation is cancelled instead, which tells everyone who was called (MSG28).
    if (row.details !== null) return refuse('no-longer-possible')
    const withdrawn = await replaceWords(change, parts, row, null)
    deleteSearch(change.transaction, row)
    await parts.files.discardPlace(actingIn(change), 'message', row.id)
    return answer({ message: await tellChanged(change, parts, 'message.withdrawn', withdrawn) })
  })
}
