import type { api, Message, OutputOf } from '@baton/contract'
import { highlights, matches, openScopes, type SearchQuery } from '../../../platform/vault/index.ts'
import { openBody, openDetails, presentMessages, searchedWords, wantedOf } from '../present/messages.ts'
import type { Source } from '../present/source.ts'
import type { Own } from '../store/memberships.ts'
import { type MessageRow, readMessages } from '../store/messages.ts'
import type { Candidate } from '../store/search.ts'

/** A message that answers, and where in its words it does. */
export type Hit = OutputOf<typeof api.messaging.searchMessages>['hits'][number]

/** Of the candidates those whose words answer the query, with where they do. */
export async function verifyCandidates(
  source: Source,
  searched: readonly Own[],
  query: SearchQuery,
  candidates: readonly Candidate[],
): Promise<Map<string, Hit>> {
  const { transaction, vault } = source
  const horizons = new Map(
    searched.map(({ membership }) => [membership.conversationId, membership.visibleAfter]),
  )
  const rows = await readMessages(
    transaction,
    candidates.map((candidate) => candidate.messageId),
  )
  const visible = rows.filter((row) => row.number > horizonOf(row))
  await openScopes(transaction, vault, visible.map(wantedOf))
  const answering = visible.filter((row) =>
    matches(searchedWords(openBody(vault, row) ?? '', openDetails(vault, row)), query),
  )
  const messages = await presentMessages(source, answering, horizonOf)
  return new Map(messages.map((message) => [message.id, asHit(message, query)]))

  function horizonOf(row: MessageRow): number {
    return horizons.get(row.conversationId) ?? row.number
  }
}

function asHit(message: Message, query: SearchQuery): Hit {
  const marks = highlights(message.body ?? '', query)
  return { message, highlights: marks.map(({ start, end }) => [start, end]) }
}
