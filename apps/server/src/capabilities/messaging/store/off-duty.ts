import type { Urgency } from '@baton/contract'
import { momentArray, textArray, uuidArray } from '../../../platform/database/array-parameters.ts'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** What waits for somebody in one conversation. */
export interface WaitingRow {
  conversationId: string
  messages: number
  mentions: number
  urgency: Urgency
  lastNumber: number
}

/**
 * What others sent to a person between two moments and they have not seen, by conversation.
 *
 * @param byPress urgencies, the most pressing last
 */
export function readWaiting(
  transaction: Transaction,
  personId: string,
  { from, until }: { from: Date; until: Date },
  byPress: readonly Urgency[],
): Promise<WaitingRow[]> {
  return transaction.query<WaitingRow>({
    name: 'off-duty-waiting',
    text: `select m.conversation_id as "conversationId", count(*)::int as messages, count(n.number)::int as mentions,
                  ($4::text[])[max(array_position($4::text[], g.urgency))] as urgency, max(g.number) as "lastNumber"
             from membership m
             join conversation c on c.id = m.conversation_id and c.last_number > m.seen_up_to
             join message g on g.conversation_id = m.conversation_id
                           and g.number > greatest(m.seen_up_to, m.visible_after)
             left join mention n on n.conversation_id = g.conversation_id and n.person_id = m.person_id
                                and n.number = g.number
            where m.person_id = $1 and m.left_at is null and g.author_id <> $1
              and g.sent_at >= $2 and g.sent_at < $3 and g.withdrawn_at is null
            group by m.conversation_id`,
    values: [personId, from.toISOString(), until.toISOString(), textArray(byPress)],
  })
}

/** A stretch of time in which a person was off duty. */
export interface OffDuty {
  personId: string
  from: Date
  until: Date
}

/** How many messages waited for these people while they were off duty, by day on the clock on the wall of a zone. */
export async function countHeld(
  transaction: Transaction,
  periods: readonly OffDuty[],
  zone: string,
): Promise<Map<string, number>> {
  if (periods.length === 0) return new Map()
  const rows = await transaction.query<{ day: string; held: number }>({
    name: 'off-duty-held',
    text: `with period as (
             select * from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) as p (person_id, since, until)),
           stretch as (select min(since) as since, max(until) as until from period),
           mine as (
             select m.person_id, m.conversation_id, m.visible_after from membership m
              where m.left_at is null and m.person_id in (select person_id from period)),
           -- A minute more on either side, because times are not quite in the order of numbers.
           span as materialized (
             select c.id, number_before(c.id, stretch.since - interval '1 minute', c.last_number) as low,
                    number_before(c.id, stretch.until + interval '1 minute', c.last_number) as high
               from conversation c, stretch where c.id in (select conversation_id from mine))
           select to_char(g.sent_at at time zone $4, 'YYYY-MM-DD') as day, count(*)::int as held
             from mine
             join span on span.id = mine.conversation_id
             join message g on g.conversation_id = mine.conversation_id
                           and g.number > greatest(span.low, mine.visible_after) and g.number <= span.high
             join period p on p.person_id = mine.person_id and g.sent_at >= p.since and g.sent_at < p.until
            where g.author_id <> mine.person_id
            group by 1`,
    values: [
      uuidArray(periods.map((one) => one.personId)),
      momentArray(periods.map((one) => one.from)),
      momentArray(periods.map((one) => one.until)),
      zone,
    ],
  })
  return new Map(rows.map(({ day, held }) => [day, held]))
}
