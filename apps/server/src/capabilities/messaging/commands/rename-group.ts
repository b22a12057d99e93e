import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import { lockOwn } from '../fetch.ts'
import type { MessagingParts } from '../parts.ts'
import { updateTitle } from '../store/conversations.ts'
import { openWords, sealWords } from '../words.ts'

/** Gives a group another title. Only groups have one that their members may change (MSG4). */
export function renameGroup({ vault }: MessagingParts): Handler {
  return handleCommand(api.messaging.renameGroup, async (change, { conversationId, title }) => {
    const { transaction, viewer } = change
    const own = await lockOwn(change, conversationId)
    if (own === undefined) return refuse('not-found')
    const { kind, title: sealed } = own.conversation
    if (kind !== 'group' || !may('messaging.renameGroup', ['member'])) return refuse('not-allowed')
    const scope = { organisationId: viewer.organisationId, scopeId: conversationId }
    const place = ['title', conversationId] as const
    await openScopes(transaction, vault, [sealed === null ? { scope } : { scope, sealed }])
    if (sealed !== null && openWords(vault, scope, place, sealed) === title) {
      change.unchanged()
      return answer({})
    }
    updateTitle(transaction, conversationId, sealWords(vault, scope, place, title))
    const ref = { kind: 'conversation', id: conversationId } as const
    change.append(ref, { type: 'conversation.renamed', data: { title }, stored: {} })
    change.audit(ref, {
      subjects: [{ kind: 'conversation', id: conversationId }],
      commitment: vault.commitment(scope, title),
    })
    return answer({})
  })
}
