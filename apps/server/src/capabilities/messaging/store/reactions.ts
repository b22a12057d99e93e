import type { Transaction } from '../../../platform/database/transaction.ts'

export interface ReactionRow {
  messageId: string
  emoji: string
  personId: string
}

/** The reactions to messages, in no order. */
export function readReactions(
  transaction: Transaction,
  messageIds: readonly string[],
): Promise<ReactionRow[]> {
  return transaction.query<ReactionRow>({
    name: 'reactions-read',
    text: `select message_id as "messageId", emoji, person_id as "personId"
             from reaction where message_id = any($1::uuid[])`,
    values: [messageIds],
  })
}

/** Adds a reaction. */
export function insertReaction(
  transaction: Transaction,
  organisationId: string,
  row: ReactionRow,
  at: Date,
): void {
  transaction.write({
    name: 'reaction-insert',
    text: `insert into reaction (message_id, emoji, person_id, organisation_id, at) values ($1, $2, $3, $4, $5)`,
    values: [row.messageId, row.emoji, row.personId, organisationId, at.toISOString()],
  })
}

/** Takes a reaction back. */
export function deleteReaction(transaction: Transaction, row: ReactionRow): void {
  transaction.write({
    name: 'reaction-delete',
    text: 'delete from reaction where message_id = $1 and emoji = $2 and person_id = $3',
    values: [row.messageId, row.emoji, row.personId],
  })
}
