import type { Transaction } from '../../../platform/database/transaction.ts'

/** Somebody comes in: their stay begins, unless one goes on. */
export function beginStay(
  transaction: Transaction,
  {
    participantId,
    meetingId,
    organisationId,
  }: { participantId: string; meetingId: string; organisationId: string },
  at: Date,
): void {
  transaction.write({
    name: 'meeting-stay-begin',
    text: `insert into meeting_stay (participant_id, meeting_id, organisation_id, from_at)
           select $1, $2, $3, $4 where not exists (
             select from meeting_stay where participant_id = $1 and until_at is null)
           on conflict (participant_id, from_at) do update set until_at = null`,
    values: [participantId, meetingId, organisationId, at.toISOString()],
  })
}

/** Somebody has gone, at this moment; never before they came. */
export function endStay(transaction: Transaction, participantId: string, at: Date): void {
  transaction.write({
    name: 'meeting-stay-end',
    text: `update meeting_stay set until_at = greatest(from_at, $2)
            where participant_id = $1 and until_at is null`,
    values: [participantId, at.toISOString()],
  })
}
