import type pg from 'pg'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { type StoredSession, standing, visitStands } from './sessions.ts'

/** As the system: the visit of a session at home in another organisation. */
export async function findVisit(
  system: pg.Pool,
  homeSessionId: string,
  organisationId: string,
): Promise<StoredSession | undefined> {
  const { rows } = await system.query<StoredSession>({
    name: 'visit-of-session',
    text: `${standing} and session.home_session_id = $1 and session.organisation_id = $2`,
    values: [homeSessionId, organisationId],
  })
  return rows[0]
}

/** Who may begin to visit with a session, and until when. */
export interface Visiting {
  personId: string
  endsAt: Date
}

/** As the system: who the person of a session at home is in another organisation, if a visit there would stand. */
export async function findVisiting(
  system: pg.Pool,
  homeSessionId: string,
  organisationId: string,
): Promise<Visiting | undefined> {
  const { rows } = await system.query<Visiting>({
    name: 'visiting-of-session',
    text: `select person.id as "personId", home.ends_at as "endsAt"
             from session home
             join person at_home on at_home.id = home.person_id
             join person on person.home_person_id = at_home.id
            where home.id = $1 and person.organisation_id = $2 and person.state = 'active' and ${visitStands}`,
    values: [homeSessionId, organisationId],
  })
  return rows[0]
}

/** Begins the visit of a session at home, unless another request was quicker. Returns whether it did. */
export async function insertVisit(
  transaction: Transaction,
  visit: Visiting & {
    id: string
    organisationId: string
    homeSessionId: string
    tokenHash: Buffer
    startedAt: Date
  },
): Promise<boolean> {
  const rows = await transaction.query({
    name: 'visit-insert',
    text: `insert into session (id, organisation_id, person_id, home_session_id, token_hash, method, device, started_at,
                                last_active_at, ends_at)
           values ($1, $2, $3, $4, $5, 'visit', '', $6, $6, $7)
           on conflict (home_session_id, organisation_id) where home_session_id is not null and ended_at is null
             do nothing
           returning id`,
    values: [
      visit.id,
      visit.organisationId,
      visit.personId,
      visit.homeSessionId,
      visit.tokenHash,
      visit.startedAt.toISOString(),
      visit.endsAt.toISOString(),
    ],
  })
  return rows.length > 0
}

/**
 * As the system: ends the visits that do not stand any more, of these sessions at home or of all. Returns their ids.
 */
export async function endVisits(
  system: pg.Pool,
  homeSessionIds: readonly string[] | null,
  now: Date,
): Promise<string[]> {
  const { rows } = await system.query<{ id: string }>({
    name: 'visits-end',
    text: `update session set ended_at = $2
            where ended_at is null and home_session_id is not null
              and ($1::uuid[] is null or home_session_id = any($1))
              and not exists (
                select from person
                  join session home on home.id = session.home_session_id
                  join person at_home on at_home.id = home.person_id
                 where person.id = session.person_id and person.state = 'active' and ${visitStands})
            returning id`,
    values: [homeSessionIds, now.toISOString()],
  })
  return rows.map((row) => row.id)
}
