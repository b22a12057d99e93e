import { uuidArray } from '../../../platform/database/array-parameters.ts'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { type ConversationRow, conversationColumns } from './conversations.ts'

/** The conversations about these records; a record without one has none. */
export function readAboutPatients(
  transaction: Transaction,
  recordIds: readonly string[],
): Promise<ConversationRow[]> {
  return transaction.query<ConversationRow>({
    name: 'conversations-about-patients',
    text: `select ${conversationColumns} from conversation c
            where c.kind = 'patient' and c.patient_id = any($1::uuid[]) order by c.id`,
    values: [uuidArray(recordIds)],
  })
}

/** Who is a member of a conversation about which record: of one person, or of everybody. */
export interface AboutRow {
  patientId: string
  personId: string
}

/** Everyone who is in a conversation about a patient now, or one person's. */
export function readInAboutPatients(transaction: Transaction, personId: string | null): Promise<AboutRow[]> {
  return transaction.query<AboutRow>({
    name: 'membership-about-patients',
    text: `select c.patient_id as "patientId", m.person_id as "personId"
             from conversation c join membership m on m.conversation_id = c.id and m.left_at is null
            where c.kind = 'patient' and ($1::uuid is null or m.person_id = $1)`,
    values: [personId],
  })
}

/** Writes where a conversation goes on from now; `null`: for itself. */
export function saveContinued(transaction: Transaction, id: string, continuedIn: string | null): void {
  transaction.write({
    name: 'conversation-continue',
    text: 'update conversation set continued_in = $2 where id = $1',
    values: [id, continuedIn],
  })
}

/** Organisations in which there is a conversation about a patient. */
export async function findWithPatients(transaction: Transaction): Promise<string[]> {
  const rows = await transaction.query<{ organisationId: string }>({
    name: 'conversations-organisations-with-patients',
    text: `select distinct organisation_id as "organisationId" from conversation where kind = 'patient'`,
    values: [],
  })
  return rows.map(({ organisationId }) => organisationId)
}
