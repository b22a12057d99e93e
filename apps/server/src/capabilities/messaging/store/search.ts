import type pg from 'pg'
import {
  bigintArray,
  eachOf,
  intArray,
  momentArray,
  textArray,
  uuidArray,
} from '../../../platform/database/array-parameters.ts'
import type { Transaction } from '../../../platform/database/transaction.ts'

export interface SearchRow {
  messageId: string
  conversationId: string
  number: number
  authorId: string
  sentAt: Date
  /** Of its words, keyed. */
  tokens: readonly number[]
}

/** Makes messages findable. A message without a word that can be found has no row. */
export function insertSearch(
  transaction: Transaction,
  organisationId: string,
  rows: readonly SearchRow[],
): void {
  const tokens = rows.map((row) => [...row.tokens, conversationToken(row.conversationId)])
  let reached = 0
  const ends = tokens.map(({ length }) => {
    reached += length
    return reached
  })
  transaction.write({
    name: 'search-insert',
    text: `insert into message_search (organisation_id, message_id, conversation_id, number, author_id, sent_at, tokens)
           select $1, each.id, ($3::uuid[])[n], ($4::bigint[])[n], ($5::uuid[])[n], ($6::timestamptz[])[n],
                  -- Arrays of different lengths do not go into one: all tokens in a row, and where each begins and ends.
                  ($7::int[])[($8::int[])[n] : ($9::int[])[n]]
             from ${eachOf('$2::uuid[]')}`,
    values: [
      organisationId,
      uuidArray(rows.map((row) => row.messageId)),
      uuidArray(rows.map((row) => row.conversationId)),
      bigintArray(rows.map((row) => row.number)),
      uuidArray(rows.map((row) => row.authorId)),
      momentArray(rows.map((row) => row.sentAt)),
      intArray(tokens.flat()),
      intArray(ends.map((end, index) => end - (tokens[index]?.length ?? 0) + 1)),
      intArray(ends),
    ],
  })
}

/**
 * The token that every message of a conversation has: with it a search within few conversations reads nothing of the
 * others. Negative, so that it is no word's.
 */
export function conversationToken(conversationId: string): number {
  return -1 - (Number.parseInt(conversationId.slice(-8), 16) >>> 1)
}

/** A message that may answer, and its place in the order of the answer: newest first. */
export interface Candidate {
  messageId: string
  sentAt: Date
}

/** What a search looks for: a candidate has a token of every clause. */
export interface Wanted {
  viewerId: string
  clauses: readonly (readonly number[])[]
  authorId: string | null
  since: Date
  /** Only what comes behind this one in the order of the answer. */
  before: Candidate
  /** Whether few messages were sent in that time. */
  nearby: boolean
  most: number
}

/** Messages that this person may see and whose tokens fit, newest first. Their words are still to be compared. */
export function findCandidates(transaction: Transaction, wanted: Wanted): Promise<Candidate[]> {
  return transaction.query<Candidate>({
    name: 'search-find',
    text: `select message_id as "messageId", sent_at as "sentAt"
             from find_messages($1, $2::text[], $3, $4, $5, $6, $7, $8)`,
    values: [
      wanted.viewerId,
      textArray(wanted.clauses.map((clause) => `{${clause.join(',')}}`)),
      wanted.authorId,
      wanted.since.toISOString(),
      wanted.before.sentAt.toISOString(),
      wanted.before.messageId,
      wanted.nearby,
      wanted.most,
    ],
  })
}

/** The time so many messages before a time; `null` when there are not so many. */
export async function timeBefore(transaction: Transaction, at: Date, messages: number): Promise<Date | null> {
  const [row] = await transaction.query<{ at: Date | null }>({
    name: 'search-time-before',
    text: 'select time_before($1, $2) as at',
    values: [at.toISOString(), messages],
  })
  return row?.at ?? null
}

/** Makes a message unfindable. */
export function deleteSearch(transaction: Transaction, message: { id: string; sentAt: Date }): void {
  transaction.write({
    name: 'search-delete',
    text: 'delete from message_search where sent_at = $1 and message_id = $2',
    values: [message.sentAt.toISOString(), message.id],
  })
}

/** Puts what waits into the index; for nobody in particular, so as the system. */
export async function tidyIndex(pool: pg.Pool): Promise<void> {
  await pool.query('select tidy_search()')
}
