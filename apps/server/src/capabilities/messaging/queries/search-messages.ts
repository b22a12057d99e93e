import { api, type OutputOf } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery, type Reading } from '../../../platform/operations/handler.ts'
import {
  highlights,
  matches,
  openScopes,
  parseQuery,
  queryTokens,
  type SearchQuery,
  type Vault,
} from '../../../platform/vault/index.ts'
import type { MessagingParts } from '../parts.ts'
import { presentMessages } from '../present/messages.ts'
import { type Own, readAllOwn } from '../store/memberships.ts'
import { readMessages } from '../store/messages.ts'
import { type Candidate, conversationToken, findCandidates, searchEnd, type Wanted } from '../store/search.ts'

type Hit = OutputOf<typeof api.messaging.searchMessages>['hits'][number]

/** Hits of one page. */
const pageSize = 25
/** How many places back each further look goes: a word that is everywhere is found in the first. */
const looks = [40_000, 1_000_000]
/** Someone with no more messages than this is searched for in their own conversations by name. */
const fewMessages = 200_000

/** Searches everything that the viewer may see, newest first. Tokens find candidates, the words decide (MSG15). */
export function searchMessages({ vault }: MessagingParts): Handler {
  return handleQuery(api.messaging.searchMessages, async (reading, input) => {
    const { viewer, transaction } = reading
    const query = parseQuery(input.text)
    const below = input.cursor === undefined ? await searchEnd(transaction) : readCursor(input.cursor)
    if (below === undefined) return refuse('bad-input', [{ path: 'cursor', problem: 'is not known' }])
    const owns = await readAllOwn(transaction, viewer.personId)
    const searched = input.conversationId
      ? owns.filter((own) => own.conversation.id === input.conversationId)
      : owns
    if (query.clauses.length === 0 || searched.length === 0) return answer({ hits: [], next: null })
    const { organisationId } = viewer
    await openScopes(transaction, vault, [{ scope: { organisationId, scopeId: organisationId } }])
    const clauses = queryTokens(vault.searchKey(organisationId), query)
    const wanted = {
      viewerId: viewer.personId,
      clauses: namesConversations(input.conversationId, searched)
        ? [...clauses, searched.map((own) => conversationToken(own.conversation.id))]
        : clauses,
      authorId: input.authorId ?? null,
      sentFrom: dateOf(input.from),
      sentUntil: dateOf(input.until),
    }
    const verify = (candidates: readonly Candidate[]) => verified(reading, vault, searched, query, candidates)
    return answer(await gather(reading, wanted, below, verify))
  })
}

/** Looks back further and further until the page is full or nothing is left. */
async function gather(
  { transaction }: Reading,
  wanted: Omit<Wanted, 'above' | 'below' | 'most'>,
  end: number,
  verify: (candidates: readonly Candidate[]) => Promise<Map<string, Hit>>,
): Promise<{ hits: Hit[]; next: string | null }> {
  const hits: Hit[] = []
  let below = end
  for (let look = 0; below > 1; ) {
    const above = Math.max(0, end - (looks[look] ?? end))
    const most = 2 * pageSize
    const candidates = await findCandidates(transaction, { ...wanted, above, below, most })
    const found = await verify(candidates)
    for (const { place, messageId } of candidates) {
      const hit = found.get(messageId)
      if (hit) hits.push(hit)
      if (hits.length === pageSize) return { hits, next: writeCursor(place) }
    }
    if (candidates.length === most) {
      below = candidates.at(-1)?.place ?? 0
    } else {
      below = above + 1
      look += 1
    }
  }
  return { hits, next: null }
}

/** Of the candidates those whose words answer the query, with where they do. */
async function verified(
  { transaction }: Reading,
  vault: Vault,
  searched: readonly Own[],
  query: SearchQuery,
  candidates: readonly Candidate[],
): Promise<Map<string, Hit>> {
  const horizons = new Map(
    searched.map(({ membership }) => [membership.conversationId, membership.visibleAfter]),
  )
  const rows = await readMessages(
    transaction,
    candidates.map((candidate) => candidate.messageId),
  )
  const visible = rows.filter((row) => row.number > (horizons.get(row.conversationId) ?? row.number))
  const messages = await presentMessages(
    { transaction, vault },
    visible,
    (row) => horizons.get(row.conversationId) ?? row.number,
  )
  const hits = new Map<string, Hit>()
  for (const message of messages) {
    if (message.body === null || !matches(message.body, query)) continue
    const marks = highlights(message.body, query)
    hits.set(message.id, { message, highlights: marks.map(({ start, end }) => [start, end]) })
  }
  return hits
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

function dateOf(moment: string | undefined): Date | null {
  return moment === undefined ? null : new Date(moment)
}

/** A page goes on below the place of its last hit. */
function writeCursor(place: number): string {
  return place.toString(36)
}

function readCursor(cursor: string): number | undefined {
  const place = Number.parseInt(cursor, 36)
  return /^[0-9a-z]{1,11}$/.test(cursor) && Number.isSafeInteger(place) ? place : undefined
}
