import type { CallMeasure } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { type MeetingRow, meetingColumns } from '../store/meetings.ts'

/** When somebody was in a meeting, without a break. */
export interface StayRow {
  participantId: string
  from: Date
  until: Date | null
}

/** From when to when each was in a meeting, the earliest first. */
export function readStays(transaction: Transaction, meetingId: string): Promise<StayRow[]> {
  return transaction.query<StayRow>({
    name: 'meeting-stays',
    text: `select participant_id as "participantId", from_at as "from", until_at as "until" from meeting_stay
            where meeting_id = $1 order by from_at, participant_id`,
    values: [meetingId],
  })
}

/** How it went on each one's device. */
export function readMeasures(
  transaction: Transaction,
  meetingId: string,
): Promise<{ participantId: string; measure: CallMeasure }[]> {
  return transaction.query({
    name: 'meeting-measures',
    text: `select id as "participantId", measure from meeting_participant
            where meeting_id = $1 and measure is not null`,
    values: [meetingId],
  })
}

/** When a meeting was: of one that was arranged its own time, of any other when it was begun. */
const when = 'coalesce(m.starts_at, m.created_at)'

/** What is over of all that a person arranged or was asked to, the newest first. */
export function readHistory(
  transaction: Transaction,
  asked: { personId: string; before: Date; at: Date; most: number },
): Promise<MeetingRow[]> {
  return transaction.query<MeetingRow>({
    name: 'meetings-history',
    text: `select ${meetingColumns} from meeting m
            where m.organisation_id = current_organisation() and ${when} < $2
              and (m.ended_at is not null or (m.cancelled_at is not null and m.ends_at <= $4))
              and (m.organiser_id = $1 or exists (
                select from meeting_invited i where i.meeting_id = m.id and i.person_id = $1))
            order by ${when} desc, m.id desc limit $3`,
    values: [asked.personId, asked.before.toISOString(), asked.most, asked.at.toISOString()],
  })
}
