import type pg from 'pg'
import { textArray } from '../../../platform/database/array-parameters.ts'
import type { DueMeeting } from './meetings.ts'

/**
 * As the system: these lines are up, in one statement for the whole server. No stream and no leaf: that a line is up is
 * what nothing changed by.
 */
export async function markSeen(system: pg.Pool, nodes: readonly string[], at: Date): Promise<void> {
  if (nodes.length === 0) return
  await system.query({
    name: 'meeting-lines-seen',
    text: `update meeting_participant set seen_at = $2
            where node = any($1::text[]) and state in ('present', 'waiting') and seen_at < $2`,
    values: [textArray(nodes), at.toISOString()],
  })
}

/** As the system: meetings of which somebody has not been heard of for so long that they have gone. */
export async function findUnheard(
  system: pg.Pool,
  awayBefore: Date,
  seenBefore: Date,
): Promise<DueMeeting[]> {
  const { rows } = await system.query<DueMeeting>({
    name: 'meetings-unheard',
    text: `select distinct meeting_id as id, organisation_id as "organisationId" from meeting_participant
            where (state = 'away' and seen_at <= $1) or (state in ('present', 'waiting') and seen_at <= $2)`,
    values: [awayBefore.toISOString(), seenBefore.toISOString()],
  })
  return rows
}
