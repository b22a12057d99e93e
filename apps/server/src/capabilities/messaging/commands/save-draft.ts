import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import type { Change } from '../../../platform/operations/change.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { createScopeKey, openScopes, type Scope, type Vault } from '../../../platform/vault/index.ts'
import type { MessagingParts } from '../parts.ts'
import { deleteDrafts, readDrafts, saveDraftRow } from '../store/drafts.ts'
import { findOwn } from '../store/memberships.ts'
import { sealWords } from '../words.ts'

/** Keeps what the viewer has begun to write, sealed with their own key: nobody else is told (MSG14). */
export function saveDraft({ vault }: MessagingParts): Handler {
  return handleCommand(api.messaging.saveDraft, async (change, { conversationId, body }) => {
    const { transaction, viewer, at } = change
    const { personId, organisationId } = viewer
    await change.lock(personId)
    const own = await findOwn(transaction, personId, conversationId)
    if (own === undefined || !may('messaging.saveDraft', ['member'])) return refuse('not-found')
    const words = body.toWellFormed()
    if (words === '') {
      const before = await readDrafts(transaction, [personId], [conversationId])
      if (before.length === 0) {
        change.unchanged()
        return answer({})
      }
      deleteDrafts(transaction, conversationId, [personId])
    } else {
      const scope = await personScope(change, vault)
      const sealed = sealWords(vault, scope, ['draft', conversationId], words)
      saveDraftRow(transaction, organisationId, { personId, conversationId, body: sealed, at })
    }
    const ref = { kind: 'person', id: personId } as const
    const saved = { conversationId, at: at.toISOString() }
    change.append(ref, { type: 'draft.saved', data: { ...saved, body: words }, stored: saved })
    change.audit(ref, { subjects: [{ kind: 'conversation', id: conversationId }] })
    return answer({})
  })
}

/** The viewer's own key, made with their first draft. Their stream is locked, so that it is made once. */
async function personScope(change: Change, vault: Vault): Promise<Scope> {
  const { organisationId, personId } = change.viewer
  const scope = { organisationId, scopeId: personId }
  await openScopes(change.transaction, vault, [{ scope }])
  return vault.isOpen(scope) ? scope : createScopeKey(change.transaction, vault, scope)
}
