import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { openScopes, searchTokens } from '../../../platform/vault/index.ts'
import { replaceWords, tellChanged } from '../change-message.ts'
import { lockVisible } from '../fetch.ts'
import type { MessagingParts } from '../parts.ts'
import {
  filesOf,
  openBody,
  openDetails,
  presentMessages,
  searchedWords,
  wantedOf,
} from '../present/messages.ts'
import { deleteSearch, insertSearch } from '../store/search.ts'

/** Corrects a message of the viewer's own; what it said before is kept (MSG10). Forwarded words are not theirs. One with files
 * may lose its words (MSG40). */
export function editMessage(parts: MessagingParts): Handler {
  const { vault, files } = parts
  return handleCommand(api.messaging.editMessage, async (change, { messageId, body }) => {
    const { transaction, viewer } = change
    const row = await lockVisible(change, messageId)
    if (row === undefined) return refuse('not-found')
    const own = row.authorId === viewer.personId
    if (!may('messaging.editMessage', own ? ['member', 'author'] : ['member'])) return refuse('not-allowed')
    if (row.forwardedId !== null) return refuse('not-allowed')
    if (row.body === null || row.continuedIn !== null) return refuse('no-longer-possible')
    const source = { transaction, vault, files }
    if (body === '' && !(await filesOf(source, [row.id])).has(row.id)) {
      return refuse('bad-input', [{ path: 'body', problem: 'says nothing' }])
    }
    const organisation = { organisationId: viewer.organisationId, scopeId: viewer.organisationId }
    await openScopes(transaction, vault, [wantedOf(row), { scope: organisation }])
    if (openBody(vault, row) === body) {
      change.unchanged()
      const [message] = await presentMessages(source, [row], () => row.visibleAfter)
      return message ? answer({ message }) : refuse('not-found')
    }
    const edited = await replaceWords(change, parts, row, body)
    const tokens = searchTokens(
      vault.searchKey(viewer.organisationId),
      searchedWords(body, openDetails(vault, row)),
    )
    deleteSearch(transaction, row)
    if (tokens.length > 0) insertSearch(transaction, viewer.organisationId, [{ ...searchable(row), tokens }])
    return answer({ message: await tellChanged(change, parts, 'message.edited', edited) })
  })
}

function searchable({ id, conversationId, authorId, number, sentAt }: SearchableRow) {
  return { messageId: id, conversationId, authorId, number, sentAt }
}

type SearchableRow = { id: string; conversationId: string; authorId: string; number: number; sentAt: Date }
