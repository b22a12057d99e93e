import type { Transaction } from '../../../platform/database/transaction.ts'

export interface DraftRow {
  personId: string
  conversationId: string
  /** Sealed with the person's key. */
  body: Buffer
  at: Date
}

/** The drafts of these people in these conversations. */
export function readDrafts(
  transaction: Transaction,
  personIds: readonly string[],
  conversationIds: readonly string[],
): Promise<DraftRow[]> {
  return transaction.query<DraftRow>({
    name: 'drafts-read',
    text: `select person_id as "personId", conversation_id as "conversationId", body, at from draft
            where person_id = any($1::uuid[]) and conversation_id = any($2::uuid[])`,
    values: [personIds, conversationIds],
  })
}

/** Keeps a draft in place of the one before. */
export function saveDraftRow(transaction: Transaction, organisationId: string, row: DraftRow): void {
  transaction.write({
    name: 'draft-save',
    text: `insert into draft (person_id, conversation_id, organisation_id, body, at) values ($1, $2, $3, $4, $5)
           on conflict (person_id, conversation_id) do update set body = excluded.body, at = excluded.at`,
    values: [row.personId, row.conversationId, organisationId, row.body, row.at.toISOString()],
  })
}

/** Forgets the drafts of these people in a conversation. */
export function deleteDrafts(
  transaction: Transaction,
  conversationId: string,
  personIds: readonly string[],
): void {
  transaction.write({
    name: 'drafts-delete',
    text: 'delete from draft where conversation_id = $1 and person_id = any($2::uuid[])',
    values: [conversationId, personIds],
  })
}
