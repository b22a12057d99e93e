import type { InvitationState } from '@baton/contract'
import {
  booleanArray,
  intArray,
  momentArray,
  textArray,
  uuidArray,
} from '../../../platform/database/array-parameters.ts'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** Somebody who was asked to a meeting. */
export interface InvitedRow {
  meetingId: string
  personId: string
  roleId: string | null
  state: InvitationState
  askedAt: Date
  /** When it is missed, while it rings. */
  ringUntil: Date | null
  /** How often they were rung. */
  round: number
  answeredAt: Date | null
  missedSeen: boolean
}

/** Who was asked to these meetings, by person. */
export function readInvited(transaction: Transaction, meetingIds: readonly string[]): Promise<InvitedRow[]> {
  return transaction.query<InvitedRow>({
    name: 'meeting-invited',
    text: `select meeting_id as "meetingId", person_id as "personId", role_id as "roleId", state,
                  asked_at as "askedAt", ring_until as "ringUntil", round, answered_at as "answeredAt",
                  missed_seen as "missedSeen"
             from meeting_invited where meeting_id = any($1::uuid[]) order by person_id`,
    values: [meetingIds],
  })
}

/** Writes who is asked and how that stands; whoever was asked before is changed. */
export function saveInvited(
  transaction: Transaction,
  organisationId: string,
  rows: readonly InvitedRow[],
): void {
  if (rows.length === 0) return
  transaction.write({
    name: 'meeting-invited-save',
    text: `insert into meeting_invited (organisation_id, meeting_id, person_id, role_id, state, asked_at, ring_until,
             round, answered_at, missed_seen)
           select $1, * from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::timestamptz[],
             $7::timestamptz[], $8::int[], $9::timestamptz[], $10::boolean[])
           on conflict (meeting_id, person_id) do update
             set role_id = excluded.role_id, state = excluded.state, asked_at = excluded.asked_at,
                 ring_until = excluded.ring_until, round = excluded.round, answered_at = excluded.answered_at,
                 missed_seen = excluded.missed_seen`,
    values: [
      organisationId,
      uuidArray(rows.map((row) => row.meetingId)),
      uuidArray(rows.map((row) => row.personId)),
      uuidArray(rows.map((row) => row.roleId)),
      textArray(rows.map((row) => row.state)),
      momentArray(rows.map((row) => row.askedAt)),
      momentArray(rows.map((row) => row.ringUntil)),
      intArray(rows.map((row) => row.round)),
      momentArray(rows.map((row) => row.answeredAt)),
      booleanArray(rows.map((row) => row.missedSeen)),
    ],
  })
}

/** These people are asked no more. */
export function removeInvited(
  transaction: Transaction,
  meetingId: string,
  personIds: readonly string[],
): void {
  transaction.write({
    name: 'meeting-invited-remove',
    text: 'delete from meeting_invited where meeting_id = $1 and person_id = any($2::uuid[])',
    values: [meetingId, uuidArray(personIds)],
  })
}

/** The hosts of these meetings, by person. */
export function readHosts(
  transaction: Transaction,
  meetingIds: readonly string[],
): Promise<{ meetingId: string; personId: string }[]> {
  return transaction.query({
    name: 'meeting-hosts',
    text: `select meeting_id as "meetingId", person_id as "personId" from meeting_host
            where meeting_id = any($1::uuid[]) order by person_id`,
    values: [meetingIds],
  })
}

/** These people are hosts from now on. */
export function insertHosts(
  transaction: Transaction,
  organisationId: string,
  meetingId: string,
  personIds: readonly string[],
): void {
  transaction.write({
    name: 'meeting-hosts-insert',
    text: `insert into meeting_host (meeting_id, person_id, organisation_id)
           select $1, person_id, $2 from unnest($3::uuid[]) as person_id on conflict do nothing`,
    values: [meetingId, organisationId, uuidArray(personIds)],
  })
}
