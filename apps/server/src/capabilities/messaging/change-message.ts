import type { Message } from '@baton/contract'
import type { Change } from '../../platform/operations/change.ts'
import { openScopes } from '../../platform/vault/index.ts'
import type { MessagingParts } from './parts.ts'
import { openBody, presentMessages, scopeOf, wantedOf } from './present/messages.ts'
import { saveBody, type VisibleRow } from './store/messages.ts'
import { insertVersion } from './store/versions.ts'
import { sealWords } from './words.ts'

/**
 * Gives a message other words, or none, and keeps the ones that it had as a version (MSG10, MSG11).
 *
 * @returns the message's row as it is now
 */
export async function replaceWords(
  change: Change,
  { vault }: MessagingParts,
  row: VisibleRow,
  words: string | null,
): Promise<VisibleRow> {
  const { transaction, viewer, at } = change
  await openScopes(transaction, vault, [wantedOf(row)])
  const scope = scopeOf(row)
  const version = row.versions + 1
  const earlier = openBody(vault, row) ?? ''
  insertVersion(transaction, viewer.organisationId, row.id, {
    version,
    body: sealWords(vault, scope, ['version', row.id, version], earlier),
    writtenAt: row.editedAt ?? row.sentAt,
  })
  const body = words === null ? null : sealWords(vault, scope, ['body', row.id], words)
  saveBody(transaction, row.id, { body, versions: version, at })
  const when = words === null ? { withdrawnAt: at } : { editedAt: at }
  return { ...row, body, versions: version, ...when }
}

/** Tells everyone that a message changed, and returns it as the viewer sees it. */
export async function tellChanged(
  change: Change,
  { vault, files }: MessagingParts,
  type: 'message.edited' | 'message.withdrawn' | 'message.pinned',
  row: VisibleRow,
): Promise<Message> {
  const source = { transaction: change.transaction, vault, files }
  const [told, own] = await presentMessages(source, [row, row], (_, index) =>
    index === 0 ? 0 : row.visibleAfter,
  )
  if (told === undefined || own === undefined) throw new Error(`message ${row.id} was not presented`)
  const ref = { kind: 'conversation', id: row.conversationId } as const
  change.append(ref, { type, data: { message: told }, stored: { messageId: row.id } })
  const words = told.body === null ? {} : { commitment: vault.commitment(scopeOf(row), told.body) }
  change.audit(ref, { subjects: [{ kind: 'message', id: row.id }], ...words })
  return own
}
