import { bigintArray, uuidArray } from '../../../platform/database/array-parameters.ts'
import type { Transaction } from '../../../platform/database/transaction.ts'

export interface MentionRow {
  conversationId: string
  personId: string
  number: number
}

/** Keeps who was mentioned in which message. */
export function insertMentions(
  transaction: Transaction,
  organisationId: string,
  rows: readonly MentionRow[],
): void {
  transaction.write({
    name: 'mentions-insert',
    text: `insert into mention (organisation_id, conversation_id, person_id, number)
           select $1, * from unnest($2::uuid[], $3::uuid[], $4::bigint[])`,
    values: [
      organisationId,
      uuidArray(rows.map((row) => row.conversationId)),
      uuidArray(rows.map((row) => row.personId)),
      bigintArray(rows.map((row) => row.number)),
    ],
  })
}

/** How often each of these people is mentioned above a number of a conversation. */
export function countMentionsAbove(
  transaction: Transaction,
  asked: readonly { conversationId: string; personId: string; above: number }[],
): Promise<{ conversationId: string; personId: string; count: number }[]> {
  return transaction.query({
    name: 'mentions-above',
    text: `select asked.conversation_id as "conversationId", asked.person_id as "personId", counted.count
             from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as asked (conversation_id, person_id, above)
             cross join lateral (
               select count(*) from mention n where n.conversation_id = asked.conversation_id
                  and n.person_id = asked.person_id and n.number > asked.above) as counted`,
    values: [
      uuidArray(asked.map((one) => one.conversationId)),
      uuidArray(asked.map((one) => one.personId)),
      bigintArray(asked.map((one) => one.above)),
    ],
  })
}
