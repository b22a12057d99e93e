import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { openWithRole } from '../members/open-conversation-with.ts'
import type { MessagingParts } from '../parts.ts'
import { findOfRole } from '../store/role-conversations.ts'

/**
 * Opens the viewer's one conversation with a role (MSG22). That of a retired role can be read, and none is begun; to a
 * visitor a role that they may not turn to is not there (AFF8).
 */
export function startWithRole(parts: MessagingParts): Handler {
  return handleCommand(api.messaging.startWithRole, async (change, { roleId }) => {
    const { transaction, viewer } = change
    const role = (await parts.duty.rolesByIds(transaction, [roleId])).get(roleId)
    if (role === undefined) return refuse('not-found')
    const existing = await findOfRole(transaction, roleId, viewer.personId)
    if (existing === undefined && role.state === 'retired')
      return refuse(viewer.visitor ? 'not-found' : 'no-longer-possible')
    const conversationId = existing ?? (await openWithRole(change, parts, role))
    if (conversationId === undefined) return refuse('not-found')
    if (!change.accountedFor) change.unchanged()
    return answer({ conversationId })
  })
}
