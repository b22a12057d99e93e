import { openScopes } from '../../../platform/vault/index.ts'
import type { MessagingParts } from '../parts.ts'
import { type ConversationRow, updateTitle } from '../store/conversations.ts'
import { openWords, sealWords } from '../words.ts'
import type { Changing } from './changing.ts'

/** Gives a conversation, whose stream is locked, the name of what it follows, and tells its members. */
export async function retitle(
  change: Changing,
  { vault }: MessagingParts,
  { id, organisationId, title }: ConversationRow,
  name: string,
): Promise<void> {
  const scope = { organisationId, scopeId: id }
  const place = ['title', id] as const
  await openScopes(change.transaction, vault, [title === null ? { scope } : { scope, sealed: title }])
  if (title !== null && openWords(vault, scope, place, title) === name) return
  updateTitle(change.transaction, id, sealWords(vault, scope, place, name))
  const ref = { kind: 'conversation', id } as const
  change.append(ref, { type: 'conversation.renamed', data: { title: name }, stored: {} })
  change.audit(ref, {
    subjects: [{ kind: 'conversation', id }],
    commitment: vault.commitment(scope, name),
  })
}
