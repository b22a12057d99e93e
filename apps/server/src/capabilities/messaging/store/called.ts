import { uuidArray } from '../../../platform/database/array-parameters.ts'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** Someone who was called to an urgent message that has not ended. */
export interface CalledRow {
  personId: string
  messageId: string
}

/** Keeps that these people are called to an urgent message. */
export function insertCalled(
  transaction: Transaction,
  organisationId: string,
  { conversationId, messageId }: { conversationId: string; messageId: string },
  personIds: readonly string[],
): void {
  transaction.write({
    name: 'called-insert',
    text: `insert into called (organisation_id, conversation_id, message_id, person_id)
           select $1, $2, $3, unnest($4::uuid[]) on conflict do nothing`,
    values: [organisationId, conversationId, messageId, uuidArray(personIds)],
  })
}

/** Who is called to what in a conversation. */
export function readCalled(transaction: Transaction, conversationId: string): Promise<CalledRow[]> {
  return transaction.query<CalledRow>({
    name: 'called-read',
    text: `select person_id as "personId", message_id as "messageId" from called
            where conversation_id = $1 order by message_id, person_id`,
    values: [conversationId],
  })
}

/** An urgent message has ended: nobody is called to it any more. */
export function deleteCalled(transaction: Transaction, messageId: string): void {
  transaction.write({
    name: 'called-delete',
    text: 'delete from called where message_id = $1',
    values: [messageId],
  })
}

/** Writes for which urgent message alone each member is here; `null` for who belongs. */
export function saveCalledTo(
  transaction: Transaction,
  conversationId: string,
  rows: readonly { personId: string; calledTo: string | null }[],
): void {
  transaction.write({
    name: 'membership-called-to',
    text: `update membership m set called_to = now.called_to
             from unnest($2::uuid[], $3::uuid[]) as now (person_id, called_to)
            where m.conversation_id = $1 and m.person_id = now.person_id and m.left_at is null`,
    values: [
      conversationId,
      uuidArray(rows.map((row) => row.personId)),
      uuidArray(rows.map((row) => row.calledTo)),
    ],
  })
}
