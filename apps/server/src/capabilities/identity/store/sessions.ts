import type { Session } from '@baton/contract'
import type pg from 'pg'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** A session that has not ended, with what its person may do now. A visit is used, and lasts, as the one at home is. */
export interface StoredSession {
  sessionId: string
  organisationId: string
  personId: string
  administrator: boolean
  lastActiveAt: Date
  endsAt: Date
  /** Of a visit: the session at home that it stands on. */
  homeSessionId: string | null
}

export interface NewSession {
  id: string
  organisationId: string
  personId: string
  tokenHash: Buffer
  method: string
  device: string
  startedAt: Date
  endsAt: Date
}

/**
 * What a visit stands on (AFF6): a session at home of the very person, who is suspended on neither side, and the agreement
 * of the two organisations.
 */
export const visitStands = `home.ended_at is null and person.home_person_id = home.person_id and at_home.state = 'active'
   and exists (select from affiliation_in_force agreed
                where agreed.organisation_id = person.organisation_id
                  and agreed.other_organisation_id = at_home.organisation_id)`

// A suspended person's sessions have ended; the state is asked again, so that none can be left over. Of a visitor no
// session stands but a visit.
export const standing = `select session.id as "sessionId", session.organisation_id as "organisationId",
    session.person_id as "personId", person.administrator, session.home_session_id as "homeSessionId",
    coalesce(home.last_active_at, session.last_active_at) as "lastActiveAt",
    coalesce(home.ends_at, session.ends_at) as "endsAt"
  from session
  join person on person.id = session.person_id
  left join session home on home.id = session.home_session_id
  left join person at_home on at_home.id = home.person_id
 where session.ended_at is null and person.state = 'active'
   and case when session.home_session_id is null then person.home_person_id is null else ${visitStands} end`

/** As the system, before it is known who asks: the session of a token. */
export async function findSessionByToken(
  system: pg.Pool,
  tokenHash: Buffer,
): Promise<StoredSession | undefined> {
  const { rows } = await system.query<StoredSession>({
    name: 'session-by-token',
    text: `${standing} and session.token_hash = $1`,
    values: [tokenHash],
  })
  return rows[0]
}

/** As the system, for open sockets of every organisation: of these sessions those that have not ended. */
export async function findSessions(system: pg.Pool, ids: readonly string[]): Promise<StoredSession[]> {
  const { rows } = await system.query<StoredSession>({
    name: 'sessions-by-ids',
    text: `${standing} and session.id = any($1::uuid[])`,
    values: [ids],
  })
  return rows
}

/** As the system: the session was used at this moment; the use of a visit is use of the session at home (IDN2). */
export async function touchSession(system: pg.Pool, id: string, at: Date): Promise<void> {
  await system.query({
    name: 'session-touch',
    text: `update session set last_active_at = $2
            where id = (select coalesce(home_session_id, id) from session where id = $1)
              and ended_at is null and last_active_at < $2`,
    values: [id, at.toISOString()],
  })
}

/**
 * As the system: ends every session that was not used since `idleSince`, or whose time is over; a visit has neither of its
 * own. Returns their ids.
 */
export async function endExpiredSessions(system: pg.Pool, idleSince: Date, now: Date): Promise<string[]> {
  const { rows } = await system.query<{ id: string }>({
    name: 'sessions-end-expired',
    text: `update session set ended_at = $2, went_idle = ends_at > $2
            where ended_at is null and home_session_id is null and (last_active_at <= $1 or ends_at <= $2)
            returning id`,
    values: [idleSince.toISOString(), now.toISOString()],
  })
  return rows.map((row) => row.id)
}

/** As the system, after a restore: ends every session, and takes back every ticket, one-time code and invitation. */
export async function endEverySession(system: pg.Pool, at: Date): Promise<void> {
  await system.query('delete from ticket')
  await system.query('delete from access_code')
  await system.query(
    'update invitation set withdrawn_at = $1 where withdrawn_at is null and used_by_organisation_id is null',
    [at.toISOString()],
  )
  await system.query(
    'update session set ended_at = coalesce(ended_at, $1), went_idle = false where ended_at is null or went_idle',
    [at.toISOString()],
  )
}

/** As the system: forgets sessions that ended before a moment, and their tickets. */
export async function deleteEndedSessions(system: pg.Pool, before: Date): Promise<void> {
  await system.query({
    name: 'sessions-delete-ended',
    text: 'delete from session where ended_at < $1',
    values: [before.toISOString()],
  })
}

export function insertSession(transaction: Transaction, session: NewSession): void {
  transaction.write({
    name: 'session-insert',
    text: `insert into session (id, organisation_id, person_id, token_hash, method, device, started_at, last_active_at, ends_at)
           values ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
    values: [
      session.id,
      session.organisationId,
      session.personId,
      session.tokenHash,
      session.method,
      session.device,
      session.startedAt.toISOString(),
      session.endsAt.toISOString(),
    ],
  })
}

/** Where a person is signed in, by last use; of a visitor the visits that have not ended. */
export async function readSessionsOf(
  transaction: Transaction,
  personId: string,
  current: string,
  idleSince: Date,
  now: Date,
): Promise<Session[]> {
  const rows = await transaction.query<{
    id: string
    device: string
    startedAt: Date
    lastActiveAt: Date
    endsAt: Date
  }>({
    name: 'sessions-of-person',
    text: `select id, device, started_at as "startedAt", last_active_at as "lastActiveAt", ends_at as "endsAt"
             from session
            where person_id = $1 and ended_at is null and ends_at > $3
              and (last_active_at > $2 or home_session_id is not null)
            order by last_active_at desc, id desc`,
    values: [personId, idleSince.toISOString(), now.toISOString()],
  })
  return rows.map((row) => ({
    id: row.id,
    device: row.device,
    startedAt: row.startedAt.toISOString(),
    lastActiveAt: row.lastActiveAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    current: row.id === current,
  }))
}

/** Ends sessions of a person: the one named, or all but the one named. Returns the ids of those that stood. */
export async function endSessionsOf(
  transaction: Transaction,
  personId: string,
  which: { only: string } | { allBut: string | null },
  at: Date,
): Promise<string[]> {
  const only = 'only' in which ? which.only : null
  const but = 'allBut' in which ? which.allBut : null
  if (only === null) forgetIdle(transaction, personId)
  const rows = await transaction.query<{ id: string }>({
    name: 'sessions-end',
    text: `update session set ended_at = $4
            where person_id = $1 and ended_at is null
              and ($2::uuid is null or id = $2) and ($3::uuid is null or id <> $3)
            returning id`,
    values: [personId, only, but, at.toISOString()],
  })
  return rows.map((row) => row.id)
}

/** Whoever ends all sessions also means those that were only left alone. */
function forgetIdle(transaction: Transaction, personId: string): void {
  transaction.write({
    name: 'sessions-forget-idle',
    text: 'update session set went_idle = false where person_id = $1 and went_idle',
    values: [personId],
  })
}

/** Of these sessions, those whose devices may be woken: ended by nobody, and not over (QUI14). */
export async function readSessionsThatWake(
  transaction: Transaction,
  ids: readonly string[],
  at: Date,
): Promise<Set<string>> {
  const rows = await transaction.query<{ id: string }>({
    name: 'sessions-that-wake',
    text: `select id from session
            where id = any($1::uuid[]) and (ended_at is null or went_idle) and ends_at > $2`,
    values: [ids, at.toISOString()],
  })
  return new Set(rows.map((row) => row.id))
}
