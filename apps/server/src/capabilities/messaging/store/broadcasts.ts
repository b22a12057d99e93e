import type { SentBroadcast } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'

export interface BroadcastRow {
  id: string
  organisationId: string
  sentBy: string
  asRoleId: string | null
  sentAt: Date
  urgency: SentBroadcast['urgency']
  /** Sealed: body, options, audience. */
  words: Buffer
  closedAt: Date | null
  /** Figures as its sender was last told. */
  people: number
  held: number
  seen: number
  answers: number[]
}

const columns = `b.id, b.organisation_id as "organisationId", b.sent_by as "sentBy", b.as_role_id as "asRoleId",
  b.sent_at as "sentAt", b.urgency, b.words, b.closed_at as "closedAt", b.people, b.held, b.seen, b.answers`

/** Writes a new broadcast. */
export function insertBroadcast(transaction: Transaction, row: BroadcastRow): void {
  transaction.write({
    name: 'broadcast-insert',
    text: `insert into broadcast (id, organisation_id, sent_by, as_role_id, sent_at, urgency, words, options, people, held,
                                  answers)
           values ($1, $2, $3, $4, $5, $6, $7, cardinality($10::int[]), $8, $9, $10)`,
    values: [
      row.id,
      row.organisationId,
      row.sentBy,
      row.asRoleId,
      row.sentAt.toISOString(),
      row.urgency,
      row.words,
      row.people,
      row.held,
      row.answers,
    ],
  })
}

/** Broadcasts by their ids, for someone whose right to them was checked, or for replay. */
export function readBroadcasts(transaction: Transaction, ids: readonly string[]): Promise<BroadcastRow[]> {
  return transaction.query<BroadcastRow>({
    name: 'broadcasts-read',
    text: `select ${columns} from broadcast b where b.id = any($1::uuid[])`,
    values: [ids],
  })
}

/** Broadcasts by their ids, which nobody closes until the transaction ends. */
export function holdBroadcasts(transaction: Transaction, ids: readonly string[]): Promise<BroadcastRow[]> {
  return transaction.query<BroadcastRow>({
    name: 'broadcasts-hold',
    text: `select ${columns} from broadcast b where b.id = any($1::uuid[]) order by b.id for share`,
    values: [ids],
  })
}

/** What this person has sent since a moment. */
export function readSentBy(transaction: Transaction, personId: string, since: Date): Promise<BroadcastRow[]> {
  return transaction.query<BroadcastRow>({
    name: 'broadcasts-sent-by',
    text: `select ${columns} from broadcast b where b.sent_by = $1 and b.sent_at >= $2`,
    values: [personId, since.toISOString()],
  })
}

/** Takes no more answers, and makes everyone due who was told of it. */
export function saveClosed(transaction: Transaction, id: string, at: Date): void {
  transaction.write({
    name: 'broadcast-close',
    text: `with closed as (update broadcast set closed_at = $2 where id = $1 and closed_at is null returning id)
           update broadcast_recipient set due = true where broadcast_id in (select id from closed)`,
    values: [id, at.toISOString()],
  })
}

/** Counts a broadcast's figures anew, and returns it with them. */
export async function recount(transaction: Transaction, id: string): Promise<BroadcastRow | undefined> {
  transaction.write({
    name: 'broadcast-counted',
    text: 'update broadcast_recipient set counted = true where broadcast_id = $1 and not counted',
    values: [id],
  })
  const [row] = await transaction.query<BroadcastRow>({
    name: 'broadcast-recount',
    text: `with r as (select seen_at, answer from broadcast_recipient where broadcast_id = $1)
           update broadcast b
              set seen = (select count(seen_at) from r),
                  answers = array(select (select count(*) from r where r.answer = option.number)::int
                                    from generate_series(0, b.options - 1) as option (number) order by option.number)
            where b.id = $1 returning ${columns}`,
    values: [id],
  })
  return row
}
