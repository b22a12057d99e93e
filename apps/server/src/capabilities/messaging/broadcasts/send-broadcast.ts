import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { createScopeKey } from '../../../platform/vault/index.ts'
import { holds } from '../members/role-holders.ts'
import type { MessagingParts } from '../parts.ts'
import { insertRecipients } from '../store/broadcast-recipients.ts'
import { type BroadcastRow, insertBroadcast, readBroadcasts } from '../store/broadcasts.ts'
import { sealWords } from '../words.ts'
import { findAudience } from './find-audience.ts'
import { sentOf } from './present.ts'

/**
 * Tells an audience something. Who it is for is settled now and written down with it; they are told in turns a moment
 * later, so that one transaction never holds everyone's stream (MSG32).
 */
export function sendBroadcast(parts: MessagingParts, nudge: () => void): Handler {
  return handleCommand(api.messaging.sendBroadcast, async (change, input) => {
    const { transaction, viewer, commandId, at } = change
    const { organisationId, personId } = viewer
    const { asRoleId = null, urgency, body, options, audience } = input
    if (asRoleId !== null && !(await holds(transaction, parts, personId, asRoleId))) {
      return refuse('not-allowed')
    }
    if ((await readBroadcasts(transaction, [commandId])).length > 0) return refuse('conflict')
    const found = await findAudience(change, parts, audience)
    if (!found.ok) return found
    const reachable = await parts.duty.reachableAmong(transaction, found.value, at)
    const people = found.value
      .map((one) => ({ personId: one, held: !reachable.has(one) }))
      .filter(({ held }) => !(held && input.onlyOnDuty))
    if (people.length === 0) return refuse('nobody-there')
    await change.lock(personId)
    const scope = await createScopeKey(transaction, parts.vault, { organisationId, scopeId: commandId })
    const words = { body, options, audience }
    const sealed = sealWords(parts.vault, scope, ['broadcast', commandId], JSON.stringify(words))
    const row: BroadcastRow = {
      id: commandId,
      organisationId,
      sentBy: personId,
      asRoleId,
      sentAt: at,
      urgency,
      words: sealed,
      closedAt: null,
      people: people.length,
      held: people.filter(({ held }) => held).length,
      seen: 0,
      answers: options.map(() => 0),
    }
    insertBroadcast(transaction, row)
    insertRecipients(transaction, organisationId, commandId, people)
    const broadcast = sentOf(row, words)
    const ref = { kind: 'person', id: personId } as const
    change.append(ref, { type: 'broadcast.sent', data: { broadcast }, stored: { broadcastId: commandId } })
    const commitment = parts.vault.commitment(scope, JSON.stringify(words))
    change.audit(ref, { subjects: [{ kind: 'broadcast', id: commandId }], commitment })
    change.afterCommit(nudge)
    return answer({ broadcast })
  })
}
