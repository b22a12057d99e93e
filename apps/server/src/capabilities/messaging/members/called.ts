import type { Escalation } from '@baton/contract'
import type { Acting } from '../../../platform/operations/acting.ts'
import type { MessagingParts } from '../parts.ts'
import { deleteCalled, insertCalled } from '../store/called.ts'
import { readConversations } from '../store/conversations.ts'
import { readMembers } from '../store/memberships.ts'
import { readMessages } from '../store/messages.ts'
import { readRoleReading } from '../store/role-conversations.ts'
import { changingFor } from './changing.ts'
import { join } from './join.ts'
import { levelMembers } from './level-members.ts'

/** What escalation tells messaging of an urgent message, in the transaction of the step. */
export interface UrgentMessages {
  paged(acting: Acting, escalation: Escalation, personIds: readonly string[]): Promise<void>
  settled(acting: Acting, escalation: Escalation): Promise<void>
}

/**
 * Whoever is called to an urgent message is a member of its conversation in the same transaction, so that nobody is
 * called to what they may not read, and leaves when it has ended unless they belong there (MSG26).
 */
export function urgentMessages(parts: MessagingParts): UrgentMessages {
  return {
    paged: (acting, escalation, personIds) => letIn(acting, parts, escalation, personIds),
    settled: (acting, escalation) => letOut(acting, parts, escalation),
  }
}

async function letIn(
  acting: Acting,
  parts: MessagingParts,
  { id: messageId }: Escalation,
  personIds: readonly string[],
): Promise<void> {
  const { transaction, organisationId, streams } = acting
  const [message] = await readMessages(transaction, [messageId])
  if (message === undefined) throw new Error(`urgent message ${messageId} is not here`)
  const { conversationId, number } = message
  await streams.lock([conversationId, ...personIds])
  insertCalled(transaction, organisationId, { conversationId, messageId }, personIds)
  const [conversation] = await readConversations(transaction, [conversationId])
  if (conversation === undefined) throw new Error(`conversation ${conversationId} is not here`)
  const members = await readMembers(transaction, [conversationId])
  const present = new Set(members.map(({ personId }) => personId))
  const newcomers = [...new Set(personIds)].filter((personId) => !present.has(personId)).sort()
  if (newcomers.length === 0) return
  const change = changingFor(acting, 'messaging.callToMessage')
  await join(change, parts, conversation, newcomers, {
    calledTo: messageId,
    // Whoever acts for a role reads its whole history; elsewhere the urgent message is where theirs begins.
    visibleAfter: conversation.kind === 'role' ? 0 : number - 1,
    readUpTo:
      conversation.kind === 'role'
        ? Math.min(number - 1, await readRoleReading(transaction, conversationId))
        : 0,
  })
}

async function letOut(
  acting: Acting,
  parts: MessagingParts,
  { id: messageId, state }: Escalation,
): Promise<void> {
  if (state !== 'done' && state !== 'cancelled') return
  const { transaction, streams } = acting
  const [message] = await readMessages(transaction, [messageId])
  if (message === undefined) return
  const { conversationId } = message
  const before = await readMembers(transaction, [conversationId])
  await streams.lock([conversationId, ...before.map(({ personId }) => personId)])
  deleteCalled(transaction, messageId)
  const [conversation] = await readConversations(transaction, [conversationId])
  if (conversation === undefined) return
  const members = await readMembers(transaction, [conversationId])
  const belonging = members.flatMap(({ personId, calledTo }) => (calledTo === null ? personId : []))
  const change = changingFor(acting, 'messaging.endCall')
  await levelMembers(change, parts, conversation, new Set(belonging), { visibleAfter: 0 })
}
