import type { Conversation } from '@baton/contract'
import { bigintArray, eachOf, uuidArray } from '../../../platform/database/array-parameters.ts'
import type { Transaction } from '../../../platform/database/transaction.ts'

export interface ConversationRow {
  id: string
  organisationId: string
  kind: Conversation['kind']
  /** Sealed; `null` for a direct conversation. */
  title: Buffer | null
  teamId: string | null
  roleId: string | null
  askedBy: string | null
  patientId: string | null
  continuedIn: string | null
  lastNumber: number
  startedAt: Date
}

/** The columns of a `ConversationRow`, of the table or alias `c`. */
export const conversationColumns = `c.id, c.organisation_id as "organisationId", c.kind, c.title, c.team_id as "teamId",
  c.role_id as "roleId", c.asked_by as "askedBy", c.patient_id as "patientId", c.continued_in as "continuedIn",
  c.last_number as "lastNumber", c.started_at as "startedAt"`

/** Writes a new conversation. `pair` is of a direct one: its two people, the lower id first. */
export function insertConversation(
  transaction: Transaction,
  row: ConversationRow,
  pair: readonly [string, string] | null,
): void {
  transaction.write({
    name: 'conversation-insert',
    text: `insert into conversation (id, organisation_id, kind, title, team_id, direct_low, direct_high, last_number, started_at,
                                     role_id, asked_by, patient_id)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    values: [
      row.id,
      row.organisationId,
      row.kind,
      row.title,
      row.teamId,
      pair?.[0] ?? null,
      pair?.[1] ?? null,
      row.lastNumber,
      row.startedAt.toISOString(),
      row.roleId,
      row.askedBy,
      row.patientId,
    ],
  })
}

/** The direct conversation of two people, the lower id first. */
export async function findDirect(
  transaction: Transaction,
  pair: readonly [string, string],
): Promise<string | undefined> {
  const [row] = await transaction.query<{ id: string }>({
    name: 'conversation-find-direct',
    text: `select id from conversation where kind = 'direct' and direct_low = $1 and direct_high = $2`,
    values: [...pair],
  })
  return row?.id
}

/** A team's conversation. */
export async function findOfTeam(
  transaction: Transaction,
  teamId: string,
): Promise<ConversationRow | undefined> {
  const [row] = await transaction.query<ConversationRow>({
    name: 'conversation-find-team',
    text: `select ${conversationColumns} from conversation c where c.kind = 'team' and c.team_id = $1`,
    values: [teamId],
  })
  return row
}

/** Conversations by their ids, for someone whose right to them was checked. */
export function readConversations(
  transaction: Transaction,
  ids: readonly string[],
): Promise<ConversationRow[]> {
  return transaction.query<ConversationRow>({
    name: 'conversations-read',
    text: `select ${conversationColumns} from conversation c where c.id = any($1::uuid[])`,
    values: [ids],
  })
}

/** Gives a conversation another sealed title. */
export function updateTitle(transaction: Transaction, id: string, title: Buffer): void {
  transaction.write({
    name: 'conversation-retitle',
    text: 'update conversation set title = $2 where id = $1',
    values: [id, title],
  })
}

/** Writes which number each conversation has come to. */
export function advanceNumbers(
  transaction: Transaction,
  reached: readonly { conversationId: string; lastNumber: number }[],
): void {
  transaction.write({
    name: 'conversations-advance',
    text: `update conversation set last_number = ($2::bigint[])[n]
             from ${eachOf('$1::uuid[]')} where conversation.id = each.id`,
    values: [
      uuidArray(reached.map((one) => one.conversationId)),
      bigintArray(reached.map((one) => one.lastNumber)),
    ],
  })
}
