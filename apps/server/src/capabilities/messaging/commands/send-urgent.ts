import { api, type OutputOf, type ParsedInputOf } from '@baton/contract'
import { actingIn } from '../../../platform/operations/acting.ts'
import { type Answer, answer, refuse } from '../../../platform/operations/answer.ts'
import type { Change } from '../../../platform/operations/change.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { openDesk, standingOf, writeDesk } from '../batch/desk.ts'
import { gatherFacts } from '../batch/gather-facts.ts'
import { placeMessage } from '../batch/place-message.ts'
import { hungOn } from '../files/hang-files.ts'
import { join } from '../members/join.ts'
import { holds } from '../members/role-holders.ts'
import type { MessagingParts } from '../parts.ts'
import { insertCalled } from '../store/called.ts'
import { readConversations } from '../store/conversations.ts'
import { readMembers } from '../store/memberships.ts'
import { findPlace, type Place } from '../urgent/find-place.ts'
import { onlookersOf } from '../urgent/onlookers.ts'

type Asked = ParsedInputOf<typeof api.messaging.sendUrgent>
type Sent = Omit<OutputOf<typeof api.messaging.sendUrgent>, 'escalation'>

/**
 * Sends a message that somebody must accept. The message and the ladder that climbs for it begin in one transaction,
 * under one id: neither is there without the other (MSG24).
 */
export function sendUrgent(parts: MessagingParts): Handler {
  return handleCommand(api.messaging.sendUrgent, async (change, input) => {
    const { transaction, viewer, commandId } = change
    if (input.asRoleId !== undefined && !(await holds(transaction, parts, viewer.personId, input.asRoleId)))
      return refuse('not-allowed')
    await lockConcerned(change, parts, input)
    const place = await findPlace(change, parts, input.to)
    if (!place.ok) return place
    const { conversationId, to } = place.value
    const onlookers = await enter(change, parts, place.value)
    const sent = await say(change, parts, conversationId, input)
    if (!sent.ok) return sent
    const { urgency, reason, sbar, callBack, asRoleId } = input
    const raised = await parts.escalation.raise(actingIn(change), {
      id: commandId,
      subject: { kind: 'message', id: commandId, withinId: conversationId },
      urgency,
      reason,
      sbar: sbar ?? null,
      callBack: callBack ?? null,
      to,
      asRoleId: asRoleId ?? null,
      onlookers,
    })
    return raised.ok ? answer({ ...sent.value, escalation: raised.value }) : raised
  })
}

/** In one go and first of all: the ladder climbs at the same time, and two that cross must not wait for each other. */
async function lockConcerned(change: Change, parts: MessagingParts, input: Asked): Promise<void> {
  const { to, urgency, asRoleId = null } = input
  if (to.kind === 'conversation') return
  const concerned = await parts.escalation.concernedBy(actingIn(change), { to, urgency, asRoleId })
  await change.lock(change.viewer.personId, ...concerned)
}

/**
 * Locks the conversation and everyone in it, and makes the sender a member for as long as the message is open where
 * they are none: a team hears from whoever needs it.
 *
 * @returns who looks on
 */
async function enter(change: Change, parts: MessagingParts, { conversationId }: Place): Promise<string[]> {
  const { transaction, viewer, commandId } = change
  const before = await readMembers(transaction, [conversationId])
  await change.lock(conversationId, viewer.personId, ...before.map(({ personId }) => personId))
  const members = (await readMembers(transaction, [conversationId])).map(({ personId }) => personId)
  if (!members.includes(viewer.personId)) {
    const [conversation] = await readConversations(transaction, [conversationId])
    if (conversation === undefined) throw new Error(`conversation ${conversationId} is not here`)
    const called = { conversationId, messageId: commandId }
    insertCalled(transaction, viewer.organisationId, called, [viewer.personId])
    const joining = { visibleAfter: conversation.lastNumber, calledTo: commandId }
    await join(change, parts, conversation, [viewer.personId], joining)
  }
  return onlookersOf(transaction, parts, members, viewer.personId)
}

/** Places the message: numbered, sealed, searchable, audited. */
async function say(
  change: Change,
  parts: MessagingParts,
  conversationId: string,
  input: Asked,
): Promise<Answer<Sent>> {
  const { transaction, viewer, streams, commandId, at } = change
  const { organisationId } = viewer
  const body = input.body ?? input.reason
  const desk = openDesk({ transaction, vault: parts.vault, organisationId, streams })
  const job = {
    form: 'send' as const,
    viewer,
    at,
    commandId,
    input: { conversationId, body, fileIds: input.fileIds },
  }
  const facts = await gatherFacts(desk, parts, [job])
  if (facts.sent.has(commandId)) return refuse('conflict')
  const author = standingOf(desk, conversationId, viewer.personId)
  if (author === undefined) return refuse('not-found')
  const hung = hungOn(facts, job)
  if (!hung.ok) return hung
  const details = { reason: input.reason, sbar: input.sbar ?? null }
  const scope = { organisationId, scopeId: conversationId }
  const { seq } = placeMessage(desk, {
    operation: change.operation,
    commandId,
    at,
    viewer,
    author,
    body,
    files: hung.value,
    urgency: input.urgency,
    details,
    asRoleId: input.asRoleId ?? null,
    commitment: parts.vault.commitment(scope, `urgent|${JSON.stringify({ ...details, body })}`),
    quoted: null,
    forwarded: null,
    mentions: facts.mentions.get(job) ?? [],
  })
  writeDesk(desk)
  const number = desk.lastNumbers.get(conversationId) ?? 0
  return answer({ messageId: commandId, conversationId, number, position: seq, sentAt: at.toISOString() })
}
