import type { Transaction } from '../../../platform/database/transaction.ts'

/** Something written in a meeting. */
export interface SaidRow {
  id: string
  participantId: string
  /** Sealed. */
  words: Buffer
  at: Date
}

/** Keeps what was written; `false` when it was kept before (CAL24). */
export async function insertSaid(
  transaction: Transaction,
  { organisationId, meetingId }: { organisationId: string; meetingId: string },
  row: SaidRow,
): Promise<boolean> {
  const rows = await transaction.query({
    name: 'meeting-said-insert',
    text: `insert into meeting_said (id, meeting_id, organisation_id, participant_id, words, said_at)
           values ($1, $2, $3, $4, $5, greatest($6::timestamptz,
             (select max(said_at) from meeting_said where meeting_id = $2)))
           on conflict (id) do nothing returning id`,
    values: [row.id, meetingId, organisationId, row.participantId, row.words, row.at.toISOString()],
  })
  return rows.length > 0
}

/** The newest of what was written in a meeting, the oldest of them first (CAL24). */
export async function readSaid(
  transaction: Transaction,
  meetingId: string,
  most: number | null,
): Promise<SaidRow[]> {
  const rows = await transaction.query<SaidRow>({
    name: 'meeting-said',
    text: `select id, participant_id as "participantId", words, said_at as at from meeting_said
            where meeting_id = $1 order by said_at desc, id desc limit $2`,
    values: [meetingId, most],
  })
  return rows.reverse()
}
