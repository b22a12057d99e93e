import {
  bigintArray,
  eachOf,
  momentArray,
  textArray,
  uuidArray,
} from '../../../platform/database/array-parameters.ts'
import type { Transaction } from '../../../platform/database/transaction.ts'

export interface ReceiptRow {
  conversationId: string
  personId: string
  kind: 'delivered' | 'seen'
  upTo: number
  at: Date
}

/** Keeps that messages up to a number were delivered to, or seen by, a person. */
export function insertReceipts(
  transaction: Transaction,
  organisationId: string,
  rows: readonly ReceiptRow[],
): void {
  transaction.write({
    name: 'receipts-insert',
    text: `insert into receipt (organisation_id, conversation_id, person_id, kind, up_to, at)
           select $1, each.id, ($3::uuid[])[n], ($4::text[])[n], ($5::bigint[])[n], ($6::timestamptz[])[n]
             from ${eachOf('$2::uuid[]')}
           on conflict do nothing`,
    values: [
      organisationId,
      uuidArray(rows.map((row) => row.conversationId)),
      uuidArray(rows.map((row) => row.personId)),
      textArray(rows.map((row) => row.kind)),
      bigintArray(rows.map((row) => row.upTo)),
      momentArray(rows.map((row) => row.at)),
    ],
  })
}

/**
 * When a message was delivered to and seen by those who could see it: members now, and those who had it before they
 * left. What was seen was delivered, at the latest then.
 */
export function readReceipts(
  transaction: Transaction,
  conversationId: string,
  number: number,
  authorId: string,
): Promise<{ personId: string; deliveredAt: Date | null; seenAt: Date | null }[]> {
  return transaction.query({
    name: 'receipts-read',
    text: `select m.person_id as "personId", coalesce(least(delivered.at, seen.at), delivered.at, seen.at) as "deliveredAt",
                  seen.at as "seenAt"
             from membership m
             left join lateral (
               select at from receipt r where r.conversation_id = m.conversation_id and r.person_id = m.person_id
                  and r.kind = 'delivered' and r.up_to >= $2 order by r.up_to limit 1) as delivered on true
             left join lateral (
               select at from receipt r where r.conversation_id = m.conversation_id and r.person_id = m.person_id
                  and r.kind = 'seen' and r.up_to >= $2 order by r.up_to limit 1) as seen on true
            where m.conversation_id = $1 and m.person_id <> $3 and m.visible_after < $2
              and (m.left_at is null or delivered.at is not null or seen.at is not null)
            order by m.person_id`,
    values: [conversationId, number, authorId],
  })
}
