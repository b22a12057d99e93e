import type { MeetingKind, MeetingSubject, Recurrence } from '@baton/contract'
import type pg from 'pg'
import type { Transaction } from '../../../platform/database/transaction.ts'

export interface MeetingRow {
  id: string
  organisationId: string
  kind: MeetingKind
  /** Sealed; `null` for a call. */
  words: Buffer | null
  /** Sealed. */
  frameKey: Buffer | null
  aboutKind: MeetingSubject['kind'] | null
  aboutId: string | null
  video: boolean
  organiserId: string
  createdAt: Date
  startsAt: Date | null
  endsAt: Date | null
  seriesId: string | null
  recurrence: Recurrence | null
  /** Of the invitation (RFC 5545). */
  sequence: number
  remindedAt: Date | null
  waitingRoom: boolean
  locked: boolean
  startedAt: Date | null
  /** Since when nobody is in it, from when it was begun or arranged; `null` while somebody is. */
  emptySince: Date | null
  endedAt: Date | null
  cancelledAt: Date | null
  version: number
}

/** The columns of a meeting `m`, for every statement that reads one. */
export const meetingColumns = `m.id, m.organisation_id as "organisationId", m.kind, m.words, m.frame_key as "frameKey",
  m.about_kind as "aboutKind", m.about_id as "aboutId", m.video, m.organiser_id as "organiserId",
  m.created_at as "createdAt", m.starts_at as "startsAt", m.ends_at as "endsAt", m.series_id as "seriesId",
  m.recurrence, m.sequence, m.reminded_at as "remindedAt", m.waiting_room as "waitingRoom", m.locked,
  m.started_at as "startedAt", m.empty_since as "emptySince", m.ended_at as "endedAt",
  m.cancelled_at as "cancelledAt", m.version`

const iso = (moment: Date | null) => moment?.toISOString() ?? null

/** Writes a new meeting. */
export function insertMeeting(transaction: Transaction, row: MeetingRow): void {
  transaction.write({
    name: 'meeting-insert',
    text: `insert into meeting (id, organisation_id, kind, words, frame_key, about_kind, about_id, video, organiser_id,
             created_at, starts_at, ends_at, series_id, recurrence, sequence, reminded_at, waiting_room, locked,
             started_at, empty_since, ended_at, cancelled_at, version)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
             $23)`,
    values: [
      row.id,
      row.organisationId,
      row.kind,
      row.words,
      row.frameKey,
      row.aboutKind,
      row.aboutId,
      row.video,
      row.organiserId,
      iso(row.createdAt),
      iso(row.startsAt),
      iso(row.endsAt),
      row.seriesId,
      row.recurrence === null ? null : JSON.stringify(row.recurrence),
      row.sequence,
      iso(row.remindedAt),
      row.waitingRoom,
      row.locked,
      iso(row.startedAt),
      iso(row.emptySince),
      iso(row.endedAt),
      iso(row.cancelledAt),
      row.version,
    ],
  })
}

/** Writes what may have changed of a meeting whose row is locked. */
export function saveMeeting(transaction: Transaction, row: MeetingRow): void {
  transaction.write({
    name: 'meeting-save',
    text: `update meeting set words = $2, frame_key = $3, starts_at = $4, ends_at = $5, series_id = $6, recurrence = $7,
             sequence = $8, reminded_at = $9, waiting_room = $10, locked = $11, started_at = $12, empty_since = $13,
             ended_at = $14, cancelled_at = $15, version = $16
            where id = $1`,
    values: [
      row.id,
      row.words,
      row.frameKey,
      iso(row.startsAt),
      iso(row.endsAt),
      row.seriesId,
      row.recurrence === null ? null : JSON.stringify(row.recurrence),
      row.sequence,
      iso(row.remindedAt),
      row.waitingRoom,
      row.locked,
      iso(row.startedAt),
      iso(row.emptySince),
      iso(row.endedAt),
      iso(row.cancelledAt),
      row.version,
    ],
  })
}

/** A meeting, locked until the transaction ends. */
export async function lockMeeting(transaction: Transaction, id: string): Promise<MeetingRow | undefined> {
  const [row] = await transaction.query<MeetingRow>({
    name: 'meeting-lock',
    text: `select ${meetingColumns} from meeting m where m.id = $1 for update`,
    values: [id],
  })
  return row
}

/** Meetings by their ids, for someone whose right to them was checked. */
export function readMeetings(transaction: Transaction, ids: readonly string[]): Promise<MeetingRow[]> {
  return transaction.query<MeetingRow>({
    name: 'meetings',
    text: `select ${meetingColumns} from meeting m where m.id = any($1::uuid[])`,
    values: [ids],
  })
}

/**
 * What a person has before them: of all that they arranged or were asked to, what is not over and begins before
 * `until`; what they missed and have not seen; and what was cancelled, until its time has passed (CAL3, CAL31).
 */
export function readBefore(
  transaction: Transaction,
  personId: string,
  at: Date,
  until: Date,
): Promise<MeetingRow[]> {
  return transaction.query<MeetingRow>({
    name: 'meetings-before',
    text: `select ${meetingColumns} from meeting m where m.id in (
             select meeting_id from meeting_invited where person_id = $1 and state = 'missed' and not missed_seen
             union
             select open.id from meeting open
              where open.ended_at is null
                and (open.organiser_id = $1 or exists (
                  select from meeting_invited i where i.meeting_id = open.id and i.person_id = $1))
                and case when open.cancelled_at is null then open.starts_at is null or open.starts_at < $3
                         else open.ends_at > $2 end)`,
    values: [personId, at.toISOString(), until.toISOString()],
  })
}

export interface DueMeeting {
  id: string
  organisationId: string
}

/** As the system: meetings of which somebody has rung for long enough. */
export async function findRungOut(system: pg.Pool, at: Date): Promise<DueMeeting[]> {
  const { rows } = await system.query<DueMeeting>({
    name: 'meetings-rung-out',
    text: `select distinct meeting_id as id, organisation_id as "organisationId" from meeting_invited
            where state = 'ringing' and ring_until <= $1`,
    values: [at.toISOString()],
  })
  return rows
}

/** As the system: meetings into which somebody is being rung. */
export async function findRinging(system: pg.Pool): Promise<DueMeeting[]> {
  const { rows } = await system.query<DueMeeting>({
    name: 'meetings-ringing',
    text: `select distinct meeting_id as id, organisation_id as "organisationId" from meeting_invited
            where state = 'ringing'`,
    values: [],
  })
  return rows
}

/** As the system: meetings that are empty since then; of those that were arranged, only such whose time is over. */
export async function findEmptied(system: pg.Pool, emptiedBefore: Date, at: Date): Promise<DueMeeting[]> {
  const { rows } = await system.query<DueMeeting>({
    name: 'meetings-emptied',
    text: `select id, organisation_id as "organisationId" from meeting
            where ended_at is null and cancelled_at is null
              and empty_since <= $1 and (ends_at is null or ends_at <= $2)`,
    values: [emptiedBefore.toISOString(), at.toISOString()],
  })
  return rows
}

/** As the system, for the metrics: meetings in which somebody is. */
export async function countGoingOn(system: pg.Pool): Promise<number> {
  const { rows } = await system.query<{ count: number }>({
    name: 'meetings-going-on',
    text: `select count(*) as count from meeting
            where started_at is not null and empty_since is null and ended_at is null and cancelled_at is null`,
    values: [],
  })
  return rows[0]?.count ?? 0
}
