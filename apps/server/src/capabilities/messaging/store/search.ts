import type { Transaction } from '../../../platform/database/transaction.ts'

export interface SearchRow {
  messageId: string
  conversationId: string
  authorId: string
  tokens: readonly number[]
}

/** Makes messages findable. A message without a word that can be found has no row. */
export function insertSearch(
  transaction: Transaction,
  organisationId: string,
  rows: readonly SearchRow[],
): void {
  transaction.write({
    name: 'search-insert',
    text: `insert into message_search (organisation_id, message_id, conversation_id, author_id, tokens)
           select $1, found.message_id, found.conversation_id, found.author_id, found.tokens::int[]
             from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[])
               as found (message_id, conversation_id, author_id, tokens)
           on conflict (message_id) do update set tokens = excluded.tokens`,
    values: [
      organisationId,
      rows.map((row) => row.messageId),
      rows.map((row) => row.conversationId),
      rows.map((row) => row.authorId),
      rows.map((row) => `{${row.tokens.join(',')}}`),
    ],
  })
}

/** Makes a message unfindable. */
export function deleteSearch(transaction: Transaction, messageId: string): void {
  transaction.write({
    name: 'search-delete',
    text: 'delete from message_search where message_id = $1',
    values: [messageId],
  })
}
