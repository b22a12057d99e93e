import type { Told, Unread } from '@baton/domain/messaging/telling'
import { momentArray, uuidArray } from '../../../platform/database/array-parameters.ts'
import type { Transaction } from '../../../platform/database/transaction.ts'

/**
 * Whether it is this transaction's turn to tell the organisation's people, until it ends. Rows cannot say so: of somebody
 * who was never told there is none to lock, and the second would take back what the first has just said.
 */
export async function takeTurn(transaction: Transaction, organisationId: string): Promise<boolean> {
  const [row] = await transaction.query<{ taken: boolean }>({
    name: 'told-turn',
    text: `select pg_try_advisory_xact_lock(hashtextextended('messaging.told:' || $1::text, 0)) as taken`,
    values: [organisationId],
  })
  return row?.taken ?? false
}

/** What each of these people was last told. */
export async function readTold(
  transaction: Transaction,
  personIds: readonly string[],
): Promise<Map<string, Told>> {
  const rows = await transaction.query<Told & { personId: string }>({
    name: 'told-read',
    text: `select person_id as "personId", base_at as "baseAt", newest_at as "newestAt", due_at as "dueAt"
             from told where person_id = any($1::uuid[])`,
    values: [personIds],
  })
  return new Map(rows.map(({ personId, ...told }) => [personId, told]))
}

/** Writes what people were told. */
export function saveTold(
  transaction: Transaction,
  organisationId: string,
  rows: readonly (Told & { personId: string })[],
): void {
  transaction.write({
    name: 'told-save',
    text: `insert into told (organisation_id, person_id, base_at, newest_at, due_at)
           select $1, * from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[])
           on conflict (person_id) do update
              set base_at = excluded.base_at, newest_at = excluded.newest_at, due_at = excluded.due_at`,
    values: [
      organisationId,
      uuidArray(rows.map((row) => row.personId)),
      momentArray(rows.map((row) => row.baseAt)),
      momentArray(rows.map((row) => row.newestAt)),
      momentArray(rows.map((row) => row.dueAt)),
    ],
  })
}

/** What is unread of one person; `byRole` when some of it came through a role. */
export type UnreadRow = Omit<Unread, 'atOnce'> & {
  personId: string
  newestId: string
  soon: boolean
  byRole: boolean
}

/**
 * What others sent after a moment each to these people and they have not seen, save in conversations that they muted.
 * What is urgent is left out: it has notices of its own. Of one conversation at most a hundred count.
 */
export function readUnreadSince(
  transaction: Transaction,
  asked: readonly { personId: string; baseAt: Date }[],
  at: Date,
): Promise<UnreadRow[]> {
  return transaction.query<UnreadRow>({
    name: 'unread-since',
    text: `select asked.person_id as "personId", count(*)::int as count, max(g.sent_at) as "newestAt",
                  (array_agg(g.id order by g.sent_at desc, g.id desc))[1] as "newestId",
                  bool_or(g.urgency = 'soon') as soon,
                  bool_or(c.kind = 'role' and c.asked_by <> asked.person_id) as "byRole"
             from unnest($1::uuid[], $2::timestamptz[]) as asked (person_id, base_at)
             join membership m on m.person_id = asked.person_id and m.left_at is null
                              and (m.muted_until is null or m.muted_until <= $3)
             join conversation c on c.id = m.conversation_id
                                and c.last_number > greatest(m.seen_up_to, m.visible_after)
             cross join lateral (
               select id, sent_at, urgency, author_id, withdrawn_at from message
                where conversation_id = c.id and number > greatest(m.seen_up_to, m.visible_after)
                order by number desc limit 100) as g
            where g.sent_at > asked.base_at and g.author_id <> asked.person_id
              and g.withdrawn_at is null and g.urgency in ('routine', 'soon')
            group by asked.person_id`,
    values: [
      uuidArray(asked.map((one) => one.personId)),
      momentArray(asked.map((one) => one.baseAt)),
      at.toISOString(),
    ],
  })
}
