import type { Channel, Urgency } from '@baton/contract'
import type pg from 'pg'
import {
  bigintArray,
  booleanArray,
  intArray,
  momentArray,
  textArray,
  uuidArray,
} from '../../../platform/database/array-parameters.ts'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** A channel beyond the application itself. */
export type OutwardChannel = Exclude<Channel, 'in-app'>

export interface NewAttempt {
  readonly id: string
  readonly noticeId: string
  readonly personId: string
  readonly channel: Channel
  readonly deviceId: string | null
  readonly pressing: boolean
  readonly tries: number
  /** In the application it is shown by the event of this very transaction; every other channel is due. */
  readonly state: 'due' | 'sent'
  readonly dueAt: Date
}

/** An attempt that is ours to make until its lease ends, with what it says. */
export interface TakenAttempt {
  readonly id: string
  readonly noticeId: string
  readonly personId: string
  readonly channel: OutwardChannel
  readonly deviceId: string | null
  readonly tries: number
  readonly fence: number
  readonly urgency: Urgency
  readonly heading: string
  readonly throughRole: boolean
  readonly raisedAt: Date
}

/** How an attempt ended, said by whoever holds its newest lease. */
export interface Ended {
  readonly id: string
  readonly fence: number
  readonly state: 'sent' | 'failed' | 'held' | 'withdrawn'
  readonly problem: string | null
  readonly bundledWith: string | null
}

export function insertAttempts(
  transaction: Transaction,
  organisationId: string,
  rows: readonly NewAttempt[],
): void {
  transaction.write({
    name: 'attempt-insert',
    text: `insert into attempt (organisation_id, id, notice_id, person_id, channel, device_id, pressing, tries, state, due_at, ended_at)
           select $1, id, notice_id, person_id, channel, device_id, pressing, tries, state, due_at,
                  case state when 'sent' then due_at end
             from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::uuid[], $7::boolean[], $8::int[],
                         $9::text[], $10::timestamptz[])
               as new (id, notice_id, person_id, channel, device_id, pressing, tries, state, due_at)`,
    values: [
      organisationId,
      uuidArray(rows.map((row) => row.id)),
      uuidArray(rows.map((row) => row.noticeId)),
      uuidArray(rows.map((row) => row.personId)),
      textArray(rows.map((row) => row.channel)),
      uuidArray(rows.map((row) => row.deviceId)),
      booleanArray(rows.map((row) => row.pressing)),
      intArray(rows.map((row) => row.tries)),
      textArray(rows.map((row) => row.state)),
      momentArray(rows.map((row) => row.dueAt)),
    ],
  })
}

/** As the system: which organisations have something to send, and on which channels. */
export async function findDue(
  system: pg.Pool,
  at: Date,
): Promise<{ organisationId: string; channel: OutwardChannel }[]> {
  const { rows } = await system.query<{ organisationId: string; channel: OutwardChannel }>({
    name: 'attempt-find-due',
    text: `select distinct organisation_id as "organisationId", channel from attempt
            where state in ('due', 'sending') and due_at <= $1`,
    values: [at.toISOString()],
  })
  return rows
}

/** Takes attempts that are due, or whose lease ended unheard of; nobody else has them until the new lease ends. */
export function takeAttempts(
  transaction: Transaction,
  taking: { channel: OutwardChannel; at: Date; leaseUntil: Date; most: number },
): Promise<TakenAttempt[]> {
  return transaction.query({
    name: 'attempt-take',
    text: `with taken as (
             select id from attempt
              where state in ('due', 'sending') and channel = $4 and due_at <= $1
              order by pressing desc, due_at, id limit $3 for update skip locked)
           update attempt set state = 'sending', due_at = $2, fence = attempt.fence + 1
             from taken, notice
            where attempt.id = taken.id and notice.id = attempt.notice_id
           returning attempt.id, attempt.notice_id as "noticeId", attempt.person_id as "personId", attempt.channel,
                     attempt.device_id as "deviceId", attempt.tries, attempt.fence, notice.urgency, notice.heading,
                     notice.through_role as "throughRole", notice.raised_at as "raisedAt"`,
    values: [taking.at.toISOString(), taking.leaseUntil.toISOString(), taking.most, taking.channel],
  })
}

/** Writes how attempts ended, and returns those whose lease was still ours. */
export async function endAttempts(
  transaction: Transaction,
  ended: readonly Ended[],
  at: Date,
): Promise<Set<string>> {
  const rows = await transaction.query<{ id: string }>({
    name: 'attempt-end',
    text: `update attempt set state = ended.state, problem = ended.problem, bundled_with = ended.bundled_with, ended_at = $1
             from unnest($2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::uuid[])
               as ended (id, fence, state, problem, bundled_with)
            where attempt.id = ended.id and attempt.fence = ended.fence and attempt.state = 'sending'
           returning attempt.id`,
    values: [
      at.toISOString(),
      uuidArray(ended.map((one) => one.id)),
      bigintArray(ended.map((one) => one.fence)),
      textArray(ended.map((one) => one.state)),
      textArray(ended.map((one) => one.problem)),
      uuidArray(ended.map((one) => one.bundledWith)),
    ],
  })
  return new Set(rows.map((row) => row.id))
}

/** Puts attempts that we hold off to a later moment. */
export function postponeAttempts(
  transaction: Transaction,
  rows: readonly { id: string; fence: number; dueAt: Date }[],
): void {
  transaction.write({
    name: 'attempt-postpone',
    text: `update attempt set state = 'due', due_at = later.due_at
             from unnest($1::uuid[], $2::bigint[], $3::timestamptz[]) as later (id, fence, due_at)
            where attempt.id = later.id and attempt.fence = later.fence and attempt.state = 'sending'`,
    values: [
      uuidArray(rows.map((row) => row.id)),
      bigintArray(rows.map((row) => row.fence)),
      momentArray(rows.map((row) => row.dueAt)),
    ],
  })
}

/** Of these notices, those about which more may be sent: not withdrawn, not held, and no device has them yet. */
export async function readStillWanted(
  transaction: Transaction,
  noticeIds: readonly string[],
): Promise<Set<string>> {
  const rows = await transaction.query<{ id: string }>({
    name: 'notice-still-wanted',
    text: `select id from notice where id = any($1::uuid[]) and state = 'sent' and reached_at is null`,
    values: [noticeIds],
  })
  return new Set(rows.map((row) => row.id))
}

/** The channels that wait for others to fail are used now (QUI8). */
export function bringForward(transaction: Transaction, noticeIds: readonly string[], at: Date): void {
  transaction.write({
    name: 'attempt-bring-forward',
    text: `update attempt set due_at = $2
            where notice_id = any($1::uuid[]) and state = 'due' and tries = 1 and due_at > $2`,
    values: [noticeIds, at.toISOString()],
  })
}

/** What the other side says has come of an attempt; nothing when it is unknown or says nothing new. */
export function saveReceipt(
  transaction: Transaction,
  attemptId: string,
  state: 'delivered' | 'failed',
  at: Date,
): Promise<{ noticeId: string; personId: string; aboutKind: string; aboutId: string; urgency: Urgency }[]> {
  return transaction.query({
    name: 'attempt-receipt',
    text: `update attempt set state = $2, problem = case $2 when 'failed' then 'not-delivered' end, ended_at = $3
             from notice
            where attempt.id = $1 and notice.id = attempt.notice_id and attempt.state in ('sending', 'sent', 'failed')
           returning attempt.notice_id as "noticeId", attempt.person_id as "personId",
                     notice.about_kind as "aboutKind", notice.about_id as "aboutId", notice.urgency`,
    values: [attemptId, state, at.toISOString()],
  })
}

/** As the system: whose attempt it is, before it is known who asks. */
export async function findOrganisationOf(system: pg.Pool, attemptId: string): Promise<string | undefined> {
  const { rows } = await system.query<{ organisationId: string }>({
    name: 'attempt-organisation',
    text: 'select organisation_id as "organisationId" from attempt where id = $1',
    values: [attemptId],
  })
  return rows[0]?.organisationId
}
