import { api, type OutputOf } from '@baton/contract'
import { validate as isUuid } from 'uuid'
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
import {
  type Candidate,
  conversationToken,
  findCandidates,
  timeBefore,
  type Wanted,
} from '../store/search.ts'

type Hit = OutputOf<typeof api.messaging.searchMessages>['hits'][number]

/** Hits of one page. */
const pageSize = 25
/** Candidates that are opened at a time: few of them turn out not to answer. */
const most = pageSize + 5
/** How many messages back the first look goes, in which a word that is everywhere is found; the second goes all the way. */
const nearbyMessages = 10_000
/** Someone with no more messages than this is searched for in their own conversations by name. */
const fewMessages = 200_000
const beginning = new Date(0)
const firstId = '00000000-0000-0000-0000-000000000000'
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Searches everything that the viewer may see, newest first. Tokens find candidates, the words decide (MSG15). */
export function searchMessages({ vault }: MessagingParts): Handler {
  return handleQuery(api.messaging.searchMessages, async (reading, input) => {
    const { viewer, transaction, at } = reading
    const query = parseQuery(input.text)
    // A minute more than now: another server's clock may be ahead.
    const until = input.until === undefined ? new Date(at.getTime() + 60_000) : new Date(input.until)
    const before =
      input.cursor === undefined ? { messageId: lastId, sentAt: until } : readCursor(input.cursor)
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
    const verify = (candidates: readonly Candidate[]) => verified(reading, vault, searched, query, candidates)
    return answer(await gather(reading, wanted, before, verify))
  })
}

interface Search extends Pick<Wanted, 'viewerId' | 'authorId' | 'since'> {
  words: Wanted['clauses']
  /** The words and, where it helps, the conversations in which they may be. */
  where: Wanted['clauses']
  /** Whether one conversation was asked for, so that it is always named. */
  narrow: boolean
}

/** Looks among the newest first, then as far back as it goes, until the page is full or nothing is left. */
async function gather(
  { transaction }: Reading,
  { words, where, narrow, ...wanted }: Search,
  from: Candidate,
  verify: (candidates: readonly Candidate[]) => Promise<Map<string, Hit>>,
): Promise<{ hits: Hit[]; next: string | null }> {
  const hits: Hit[] = []
  let before = from
  let near = await timeBefore(transaction, from.sentAt, nearbyMessages)
  for (;;) {
    const nearby = near !== null && near > wanted.since
    const since = nearby && near !== null ? near : wanted.since
    const clauses = nearby && !narrow ? words : where
    const candidates = await findCandidates(transaction, { ...wanted, clauses, since, before, nearby, most })
    const found = await verify(candidates)
    for (const candidate of candidates) {
      const hit = found.get(candidate.messageId)
      if (hit) hits.push(hit)
      if (hits.length === pageSize) return { hits, next: writeCursor(candidate) }
    }
    const last = candidates.at(-1)
    if (last !== undefined && candidates.length === most) {
      before = last
    } else {
      if (!nearby) return { hits, next: null }
      before = { messageId: firstId, sentAt: since }
      near = null
    }
  }
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

/** A page goes on behind its last hit. */
function writeCursor({ messageId, sentAt }: Candidate): string {
  return `${sentAt.getTime()}.${messageId}`
}

function readCursor(cursor: string): Candidate | undefined {
  const [, time, messageId] = /^(\d{1,14})\.([0-9a-f-]{36})$/.exec(cursor) ?? []
  if (messageId === undefined || !isUuid(messageId)) return undefined
  return { messageId, sentAt: new Date(Number(time)) }
}
