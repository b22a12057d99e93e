import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { beginConversation } from '../members/begin-conversation.ts'
import type { MessagingParts } from '../parts.ts'

/** Starts a group of the viewer and others, all of them at work here (MSG2). */
export function startGroup(parts: MessagingParts): Handler {
  return handleCommand(api.messaging.startGroup, async (change, { title, personIds }) => {
    const everyone = [...new Set([change.viewer.personId, ...personIds])]
    await change.lock(...everyone)
    const active = await parts.people.activeAmong(change.transaction, everyone)
    if (everyone.some((personId) => !active.has(personId))) return refuse('not-found')
    const beginning = { kind: 'group', title, teamId: null, personIds: everyone } as const
    return answer({ conversationId: await beginConversation(change, parts, beginning) })
  })
}
