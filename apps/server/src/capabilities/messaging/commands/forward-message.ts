import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import { learnStandings, openDesk, writeDesk } from '../batch/desk.ts'
import { placeMessage } from '../batch/place-message.ts'
import { lockOwn } from '../fetch.ts'
import type { MessagingParts } from '../parts.ts'
import { filesOf, openBody, wantedOf } from '../present/messages.ts'
import { findVisible, type MessageRow, readSent } from '../store/messages.ts'

/**
 * Sends a message on to another conversation. It carries who first wrote it and when, and nothing of where; it
 * mentions nobody (MSG12). Its files hang on both (FIL58).
 */
export function forwardMessage({ vault, files }: MessagingParts): Handler {
  return handleCommand(api.messaging.forwardMessage, async (change, { messageId, conversationId }) => {
    const { transaction, viewer, streams, commandId, at } = change
    const own = await lockOwn(change, conversationId)
    const original = await findVisible(transaction, viewer.personId, messageId)
    if (own === undefined || original === undefined) return refuse('not-found')
    if (!may('messaging.forwardMessage', ['member'])) return refuse('not-found')
    if (original.body === null || own.conversation.continuedIn !== null) return refuse('no-longer-possible')
    if ((await readSent(transaction, [commandId])).length > 0) return refuse('conflict')
    const { organisationId } = viewer
    const scope = { organisationId, scopeId: conversationId }
    const organisation = { organisationId, scopeId: organisationId }
    await openScopes(transaction, vault, [wantedOf(original), { scope }, { scope: organisation }])
    const body = openBody(vault, original) ?? ''
    const there = (await filesOf({ transaction, vault, files }, [messageId])).get(messageId) ?? []
    const forwardable = there.filter(({ state }) => state === 'checking' || state === 'ready')
    if (body === '' && forwardable.length === 0) return refuse('no-longer-possible')
    const { patientId } = own.conversation
    const place = { kind: 'message', id: commandId, withinId: conversationId, patientId } as const
    const fileIds = forwardable.map(({ id }) => id)
    const hung =
      fileIds.length === 0 ? answer([]) : await files.hang(actingIn(change), viewer, place, fileIds)
    if (!hung.ok) return hung
    const desk = openDesk({ transaction, vault, organisationId, streams })
    desk.lastNumbers.set(conversationId, own.conversation.lastNumber)
    learnStandings(desk, [own.membership])
    placeMessage(desk, {
      operation: change.operation,
      commandId,
      at,
      viewer,
      author: own.membership,
      body,
      files: hung.value,
      urgency: 'routine',
      details: null,
      asRoleId: null,
      commitment: vault.commitment(scope, `forward|${messageId}|${body}`),
      quoted: null,
      forwarded: provenanceOf(original),
      mentions: [],
    })
    writeDesk(desk)
    return answer({ messageId: commandId, number: desk.lastNumbers.get(conversationId) ?? 0 })
  })
}

/** Of a message that was itself forwarded, where it first came from. */
function provenanceOf(row: MessageRow): { id: string; authorId: string; sentAt: Date } {
  return {
    id: row.forwardedId ?? row.id,
    authorId: row.forwardedAuthorId ?? row.authorId,
    sentAt: row.forwardedSentAt ?? row.sentAt,
  }
}
