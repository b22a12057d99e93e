import type { Asked } from '@baton/domain/calls/asked'
import type pg from 'pg'
import { uuidArray } from '../../../../platform/database/array-parameters.ts'
import type { Transaction } from '../../../../platform/database/transaction.ts'
import { type DueMeeting, type MeetingRow, meetingColumns } from '../../store/meetings.ts'

/** What only an arranged meeting has. */
export interface Arranged {
  asked: Asked | null
  /** Where the rule of its series puts it. */
  seriesAt: Date | null
  /** Changed by itself: those of its series that come later do not follow it. */
  apart: boolean
  /** The series that this one goes on from, since what followed in that one was put elsewhere. */
  seriesBefore: string | null
}

export type ArrangedRow = MeetingRow & Arranged

const columns = `${meetingColumns}, m.asked, m.series_at as "seriesAt", m.apart,
  m.series_before as "seriesBefore"`

/** Writes what only an arranged meeting has, beside its row. */
export function saveArranged(
  transaction: Transaction,
  id: string,
  { asked, seriesAt, apart, seriesBefore }: Arranged,
): void {
  transaction.write({
    name: 'meeting-arranged-save',
    text: 'update meeting set asked = $2, series_at = $3, apart = $4, series_before = $5 where id = $1',
    values: [
      id,
      asked === null ? null : JSON.stringify(asked),
      seriesAt?.toISOString() ?? null,
      apart,
      seriesBefore,
    ],
  })
}

/** A meeting with what only an arranged one has, for someone whose right to it was checked. */
export async function readArranged(transaction: Transaction, id: string): Promise<ArrangedRow | undefined> {
  const [row] = await transaction.query<ArrangedRow>({
    name: 'meeting-arranged',
    text: `select ${columns} from meeting m where m.id = $1`,
    values: [id],
  })
  return row
}

/** All of a series that were made, in the order of its rule. */
export function readSeries(transaction: Transaction, seriesId: string): Promise<ArrangedRow[]> {
  return transaction.query<ArrangedRow>({
    name: 'meeting-series',
    text: `select ${columns} from meeting m where m.series_id = $1 order by m.series_at`,
    values: [seriesId],
  })
}

/** The same, locked until the transaction ends, so that it is changed and gone on with by one at a time. */
export function lockSeries(transaction: Transaction, seriesId: string): Promise<ArrangedRow[]> {
  return transaction.query<ArrangedRow>({
    name: 'meeting-series-lock',
    text: `select ${columns} from meeting m where m.series_id = $1 order by m.series_at for update`,
    values: [seriesId],
  })
}

/**
 * As the system: series whose last meeting that was made is not their last, and comes sooner than they are made ahead.
 * By the day in UTC, which is a day more or less than the organisation's: whoever goes on with one looks closely.
 */
export async function findToGoOn(system: pg.Pool, at: Date, until: Date): Promise<DueMeeting[]> {
  const { rows } = await system.query<DueMeeting>({
    name: 'meeting-series-to-go-on',
    text: `select "seriesId" as id, "organisationId" from (
             select distinct on (series_id) series_id as "seriesId", organisation_id as "organisationId", series_at,
                    recurrence
               from meeting where series_id is not null order by series_id, series_at desc) as newest
            where series_at < $2 and (recurrence ->> 'until')::date >= greatest(series_at, $1::timestamptz)::date - 1`,
    values: [at.toISOString(), until.toISOString()],
  })
  return rows
}

/** As the system: meetings that begin before `until`, of which nobody was reminded. */
export async function findToRemind(system: pg.Pool, at: Date, until: Date): Promise<DueMeeting[]> {
  const { rows } = await system.query<DueMeeting>({
    name: 'meetings-to-remind',
    text: `select id, organisation_id as "organisationId" from meeting
            where ended_at is null and cancelled_at is null and reminded_at is null
              and starts_at > $1 and starts_at <= $2 order by starts_at`,
    values: [at.toISOString(), until.toISOString()],
  })
  return rows
}

/** These people are hosts no more: they were taken off the meeting. */
export function removeHosts(transaction: Transaction, meetingId: string, personIds: readonly string[]): void {
  transaction.write({
    name: 'meeting-hosts-remove',
    text: 'delete from meeting_host where meeting_id = $1 and person_id = any($2::uuid[])',
    values: [meetingId, uuidArray(personIds)],
  })
}
