import { booleanArray, uuidArray } from '../../../platform/database/array-parameters.ts'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** One person whom a broadcast is for. */
export interface RecipientRow {
  broadcastId: string
  personId: string
  /** They were off duty when it came. */
  held: boolean
  /** When they were first told; `null`: not yet. */
  toldAt: Date | null
  seenAt: Date | null
  answer: number | null
  answeredAt: Date | null
  /** When it was closed, as far as they were told. */
  closedAt: Date | null
}

const columns = `r.broadcast_id as "broadcastId", r.person_id as "personId", r.held, r.told_at as "toldAt",
  r.seen_at as "seenAt", r.answer, r.answered_at as "answeredAt", r.closed_at as "closedAt"`

/** Writes everyone whom a broadcast is for; they are due. */
export function insertRecipients(
  transaction: Transaction,
  organisationId: string,
  broadcastId: string,
  people: readonly { personId: string; held: boolean }[],
): void {
  transaction.write({
    name: 'broadcast-recipients-insert',
    text: `insert into broadcast_recipient (organisation_id, broadcast_id, person_id, held)
           select $1, $2, * from unnest($3::uuid[], $4::boolean[])`,
    values: [
      organisationId,
      broadcastId,
      uuidArray(people.map((one) => one.personId)),
      booleanArray(people.map((one) => one.held)),
    ],
  })
}

/** Everyone whom a broadcast is for, by their ids. */
export function readRecipients(transaction: Transaction, broadcastId: string): Promise<RecipientRow[]> {
  return transaction.query<RecipientRow>({
    name: 'broadcast-recipients',
    text: `select ${columns} from broadcast_recipient r where r.broadcast_id = $1 order by r.person_id`,
    values: [broadcastId],
  })
}

/** What this person was told of, sent since a moment. */
export function readReceivedBy(
  transaction: Transaction,
  personId: string,
  since: Date,
): Promise<RecipientRow[]> {
  return transaction.query<RecipientRow>({
    name: 'broadcast-received-by',
    text: `select ${columns} from broadcast_recipient r join broadcast b on b.id = r.broadcast_id
            where r.person_id = $1 and r.told_at is not null and b.sent_at >= $2`,
    values: [personId, since.toISOString()],
  })
}

/** These people's rows of these broadcasts, of those who were told. */
export function readTold(
  transaction: Transaction,
  pairs: readonly { broadcastId: string; personId: string }[],
): Promise<RecipientRow[]> {
  return transaction.query<RecipientRow>({
    name: 'broadcast-told',
    text: `select ${columns} from unnest($1::uuid[], $2::uuid[]) as pair (broadcast_id, person_id)
             join broadcast_recipient r using (broadcast_id, person_id) where r.told_at is not null`,
    values: [uuidArray(pairs.map((pair) => pair.broadcastId)), uuidArray(pairs.map((pair) => pair.personId))],
  })
}

/** Some of those who are due, whatever they are due for. */
export function findDue(
  transaction: Transaction,
  most: number,
): Promise<{ broadcastId: string; personId: string }[]> {
  return transaction.query({
    name: 'broadcast-due',
    text: `select broadcast_id as "broadcastId", person_id as "personId" from broadcast_recipient
            where organisation_id = current_organisation() and due order by broadcast_id, person_id limit $1`,
    values: [most],
  })
}

/** Of those found, who is still due; their streams are locked. */
export function readDue(
  transaction: Transaction,
  pairs: readonly { broadcastId: string; personId: string }[],
): Promise<RecipientRow[]> {
  return transaction.query<RecipientRow>({
    name: 'broadcast-still-due',
    text: `select ${columns} from unnest($1::uuid[], $2::uuid[]) as pair (broadcast_id, person_id)
             join broadcast_recipient r using (broadcast_id, person_id) where r.due
            order by r.broadcast_id, r.person_id`,
    values: [uuidArray(pairs.map((pair) => pair.broadcastId)), uuidArray(pairs.map((pair) => pair.personId))],
  })
}

/** They are told now how their broadcasts stand. */
export function saveTold(transaction: Transaction, rows: readonly RecipientRow[], at: Date): void {
  transaction.write({
    name: 'broadcast-save-told',
    text: `update broadcast_recipient r
              set due = false, told_at = coalesce(r.told_at, $3), closed_at = b.closed_at
             from unnest($1::uuid[], $2::uuid[]) as pair (broadcast_id, person_id)
             join broadcast b on b.id = pair.broadcast_id
            where r.broadcast_id = pair.broadcast_id and r.person_id = pair.person_id`,
    values: [
      uuidArray(rows.map((row) => row.broadcastId)),
      uuidArray(rows.map((row) => row.personId)),
      at.toISOString(),
    ],
  })
}

/** Writes what somebody has seen and answered; it is to be counted. */
export function saveReply(transaction: Transaction, row: RecipientRow): void {
  transaction.write({
    name: 'broadcast-reply',
    text: `update broadcast_recipient set seen_at = $3, answer = $4, answered_at = $5, counted = false
            where broadcast_id = $1 and person_id = $2`,
    values: [
      row.broadcastId,
      row.personId,
      row.seenAt?.toISOString() ?? null,
      row.answer,
      row.answeredAt?.toISOString() ?? null,
    ],
  })
}

/** Broadcasts of this organisation whose figures are not what its sender was told. */
export async function findUncounted(transaction: Transaction): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>({
    name: 'broadcast-uncounted',
    text: `select distinct broadcast_id as id from broadcast_recipient
            where organisation_id = current_organisation() and not counted order by 1`,
    values: [],
  })
  return rows.map(({ id }) => id)
}

/** As the system: organisations where somebody is due or something is to be counted. */
export async function findBusy(transaction: Transaction): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>({
    name: 'broadcast-busy',
    text: `select organisation_id as id from broadcast_recipient where due
           union
           select organisation_id as id from broadcast_recipient where not counted`,
    values: [],
  })
  return rows.map(({ id }) => id)
}
