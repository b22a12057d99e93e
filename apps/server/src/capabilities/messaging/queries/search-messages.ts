import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import { openScopes, parseQuery, queryTokens } from '../../../platform/vault/index.ts'
import type { MessagingParts } from '../parts.ts'
import { lookBack, readCursor, upTo } from '../search/look-back.ts'
import { verifyCandidates } from '../search/verify-candidates.ts'
import { type Own, readAllOwn } from '../store/memberships.ts'
import { type Candidate, conversationToken } from '../store/search.ts'

/** Someone with no more messages than this is searched for in their own conversations by name. */
const fewMessages = 200_000
const beginning = new Date(0)

/** Searches everything that the viewer may see, newest first. Tokens find candidates, the words decide (MSG15). */
export function searchMessages({ vault, files }: MessagingParts): Handler {
  return handleQuery(api.messaging.searchMessages, async (reading, input) => {
    const { viewer, transaction, at } = reading
    const query = parseQuery(input.text)
    // A minute more than now: another server's clock may be ahead.
    const until = input.until === undefined ? new Date(at.getTime() + 60_000) : new Date(input.until)
    const before = input.cursor === undefined ? upTo(until) : readCursor(input.cursor)
    if (before === undefined) return refuse('bad-input', [{ path: 'cursor', problem: 'is not known' }])
    const owns = await readAllOwn(transaction, viewer.personId)
    const searched = input.conversationId
      ? owns.filter((own) => own.conversation.id === input.conversationId)
      : owns
    if (query.clauses.length === 0 || searched.length === 0) return answer({ hits: [], next: null })
    const { organisationId } = viewer
    await openScopes(transaction, vault, [{ scope: { organisationId, scopeId: organisationId } }])
    const words = queryTokens(vault.searchKey(organisationId), query)
    const where = searched.map((own) => conversationToken(own.conversation.id))
    const wanted = {
      viewerId: viewer.personId,
      words,
      where: namesConversations(input.conversationId, searched) ? [...words, where] : words,
      authorId: input.authorId ?? null,
      since: input.from === undefined ? beginning : new Date(input.from),
      narrow: input.conversationId !== undefined,
    }
    const source = { transaction, vault, files }
    const verify = (candidates: readonly Candidate[]) => verifyCandidates(source, searched, query, candidates)
    return answer(await lookBack(transaction, wanted, before, verify))
  })
}

/** Whether the search names the conversations: then the index reads nothing of the others. */
function namesConversations(conversationId: string | undefined, searched: readonly Own[]): boolean {
  if (conversationId !== undefined) return true
  const messages = searched.reduce(
    (sum, { conversation, membership }) => sum + conversation.lastNumber - membership.visibleAfter,
    0,
  )
  return messages <= fewMessages
}
