import { validate as isUuid } from 'uuid'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { type Candidate, findCandidates, timeBefore, type Wanted } from '../store/search.ts'
import type { Hit } from './verify-candidates.ts'

/** Hits of one page. */
const pageSize = 25
/** Candidates of the first look. Mostly they answer; where they do not, each further look asks for four times as many. */
const fewCandidates = pageSize + 5
/** Candidates that one request opens; then it answers with what it has, and the next page goes on. */
const mostCandidates = 3_000
/** How many messages back the first look goes, in which a word that is everywhere is found; the second goes all the way. */
const nearbyMessages = 4_000
const firstId = '00000000-0000-0000-0000-000000000000'
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

export interface Search extends Pick<Wanted, 'viewerId' | 'authorId' | 'since'> {
  words: Wanted['clauses']
  /** The words and, where it helps, the conversations in which they may be. */
  where: Wanted['clauses']
  /** Whether one conversation was asked for, so that it is always named. */
  narrow: boolean
}

/** Looks among the newest first, then as far back as it goes, until the page is full or nothing is left. */
export async function lookBack(
  transaction: Transaction,
  { words, where, narrow, ...wanted }: Search,
  from: Candidate,
  verify: (candidates: readonly Candidate[]) => Promise<Map<string, Hit>>,
): Promise<{ hits: Hit[]; next: string | null }> {
  const hits: Hit[] = []
  let before = from
  let near = await timeBefore(transaction, from.sentAt, nearbyMessages)
  let most = fewCandidates
  for (let opened = 0; opened < mostCandidates; opened += most, most *= 4) {
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
  return { hits, next: writeCursor(before) }
}

/** Before everything that was sent up to a time. */
export function upTo(sentAt: Date): Candidate {
  return { messageId: lastId, sentAt }
}

/** A page goes on behind its last hit. */
function writeCursor({ messageId, sentAt }: Candidate): string {
  return `${sentAt.getTime()}.${messageId}`
}

/** Where the page before ended; `undefined` when it is none of ours. */
export function readCursor(cursor: string): Candidate | undefined {
  const [, time, messageId] = /^(\d{1,14})\.([0-9a-f-]{36})$/.exec(cursor) ?? []
  if (messageId === undefined || !isUuid(messageId)) return undefined
  return { messageId, sentAt: new Date(Number(time)) }
}
