import type { Transaction } from '../../../platform/database/transaction.ts'
import { type MessageRow, messageColumns } from './messages.ts'

/** The ids of everything that this person keeps, rising. */
export async function readSavedIds(transaction: Transaction, personId: string): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>({
    name: 'saved-ids',
    text: 'select message_id as id from saved where person_id = $1 order by message_id',
    values: [personId],
  })
  return rows.map((row) => row.id)
}

/** What this person keeps and may still see, newest first. */
export function readSaved(
  transaction: Transaction,
  personId: string,
  limit: number,
): Promise<(MessageRow & { savedAt: Date; visibleAfter: number })[]> {
  return transaction.query({
    name: 'saved-read',
    text: `select ${messageColumns}, s.saved_at as "savedAt", m.visible_after as "visibleAfter"
             from saved s
             join message g on g.id = s.message_id
             join membership m on m.conversation_id = g.conversation_id and m.person_id = s.person_id and m.left_at is null
            where s.person_id = $1 and g.number > m.visible_after
            order by s.saved_at desc, g.id desc limit $2`,
    values: [personId, limit],
  })
}

/** When this person saved each of these messages. */
export async function readSavedAt(
  transaction: Transaction,
  personId: string,
  messageIds: readonly string[],
): Promise<Map<string, Date>> {
  const rows = await transaction.query<{ messageId: string; savedAt: Date }>({
    name: 'saved-at',
    text: `select message_id as "messageId", saved_at as "savedAt" from saved
            where person_id = $1 and message_id = any($2::uuid[])`,
    values: [personId, messageIds],
  })
  return new Map(rows.map((row) => [row.messageId, row.savedAt]))
}

/** Puts a message in a person's saved list. */
export function insertSaved(
  transaction: Transaction,
  organisationId: string,
  personId: string,
  messageId: string,
  at: Date,
): void {
  transaction.write({
    name: 'saved-insert',
    text: 'insert into saved (person_id, message_id, organisation_id, saved_at) values ($1, $2, $3, $4)',
    values: [personId, messageId, organisationId, at.toISOString()],
  })
}

/** Takes a message out of a person's saved list. */
export function deleteSaved(transaction: Transaction, personId: string, messageId: string): void {
  transaction.write({
    name: 'saved-delete',
    text: 'delete from saved where person_id = $1 and message_id = $2',
    values: [personId, messageId],
  })
}
