import type { Urgency } from '@baton/contract'
import {
  booleanArray,
  momentArray,
  textArray,
  uuidArray,
} from '../../../platform/database/array-parameters.ts'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** What a notice is about, by reference. */
export interface About {
  readonly kind: string
  readonly id: string
}

export interface NoticeRow {
  id: string
  key: string
  personId: string
  about: About
  urgency: Urgency
  heading: string
  throughRole: boolean
  state: 'sent' | 'held' | 'withdrawn'
  overrideId: string | null
  raisedAt: Date
}

/** Writes notices and returns the ids of those whose key was new. */
export async function insertNotices(
  transaction: Transaction,
  organisationId: string,
  rows: readonly NoticeRow[],
): Promise<Set<string>> {
  const inserted = await transaction.query<{ id: string }>({
    name: 'notice-insert',
    text: `insert into notice (organisation_id, id, key, person_id, about_kind, about_id, urgency, heading, through_role,
                               state, override_id, raised_at)
           select $1, * from unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[],
                                    $9::boolean[], $10::text[], $11::uuid[], $12::timestamptz[])
           on conflict (organisation_id, key) do nothing returning id`,
    values: [
      organisationId,
      uuidArray(rows.map((row) => row.id)),
      textArray(rows.map((row) => row.key)),
      uuidArray(rows.map((row) => row.personId)),
      textArray(rows.map((row) => row.about.kind)),
      textArray(rows.map((row) => row.about.id)),
      textArray(rows.map((row) => row.urgency)),
      textArray(rows.map((row) => row.heading)),
      booleanArray(rows.map((row) => row.throughRole)),
      textArray(rows.map((row) => row.state)),
      uuidArray(rows.map((row) => row.overrideId)),
      momentArray(rows.map((row) => row.raisedAt)),
    ],
  })
  return new Set(inserted.map((row) => row.id))
}

/** Nothing more is sent about it: to everyone, or to one person. Attempts under way end as they end. */
export function withdrawNotices(
  transaction: Transaction,
  about: About,
  personId: string | null,
  at: Date,
): void {
  transaction.write({
    name: 'notice-withdraw',
    text: `with gone as (
             update notice set state = 'withdrawn'
              where about_id = $1 and about_kind = $2 and ($3::uuid is null or person_id = $3) and state = 'sent'
              returning id),
           home as (
             update notice_home set wanted = 'withdraw', carried = false where notice_id in (select id from gone))
           update attempt set state = 'withdrawn', ended_at = $4
            where notice_id in (select id from gone) and state = 'due'`,
    values: [about.id, about.kind, personId, at.toISOString()],
  })
}

/** The same of the notices with these keys, in the transaction's organisation. */
export function withdrawByKeys(transaction: Transaction, keys: readonly string[], at: Date): void {
  transaction.write({
    name: 'notice-withdraw-keys',
    text: `with gone as (
             update notice set state = 'withdrawn'
              where organisation_id = current_organisation() and key = any($1::text[]) and state = 'sent'
              returning id)
           update attempt set state = 'withdrawn', ended_at = $2
            where notice_id in (select id from gone) and state = 'due'`,
    values: [keys, at.toISOString()],
  })
}

/** A device of this person has it: what was shown is delivered, and other channels need not be used. */
export function saveReached(transaction: Transaction, about: About, personId: string, at: Date): void {
  transaction.write({
    name: 'notice-reached',
    text: `with reached as (
             update notice set reached_at = $4
              where about_id = $1 and about_kind = $2 and person_id = $3 and reached_at is null
              returning id)
           update attempt set state = case state when 'due' then 'withdrawn' else 'delivered' end, ended_at = $4
            where notice_id in (select id from reached)
              and (state = 'due' or (state = 'sent' and channel = 'in-app'))`,
    values: [about.id, about.kind, personId, at.toISOString()],
  })
}

/** Notices that were sent to people off duty, under an override. */
export function readInterruptions(
  transaction: Transaction,
  personIds: readonly string[],
  from: Date,
  until: Date,
): Promise<{ personId: string; at: Date; overrideId: string; urgency: Urgency }[]> {
  return transaction.query({
    name: 'notice-interruptions',
    text: `select person_id as "personId", raised_at as at, override_id as "overrideId", urgency
             from notice
            where person_id = any($1::uuid[]) and raised_at >= $2 and raised_at < $3
              and override_id is not null and state <> 'held'
            order by raised_at, id`,
    values: [personIds, from.toISOString(), until.toISOString()],
  })
}

/** The person turned out to be off duty: nothing is sent. Or on an override: it is recorded. */
export function saveReach(
  transaction: Transaction,
  rows: readonly { noticeId: string; held: boolean; overrideId: string | null }[],
): void {
  transaction.write({
    name: 'notice-reach',
    text: `update notice
              set state = case when reach.held and notice.reached_at is null then 'held' else notice.state end,
                  override_id = coalesce(notice.override_id, reach.override_id)
             from unnest($1::uuid[], $2::boolean[], $3::uuid[]) as reach (id, held, override_id)
            where notice.id = reach.id`,
    values: [
      uuidArray(rows.map((row) => row.noticeId)),
      booleanArray(rows.map((row) => row.held)),
      uuidArray(rows.map((row) => row.overrideId)),
    ],
  })
}
