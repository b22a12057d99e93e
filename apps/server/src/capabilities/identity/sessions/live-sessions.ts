import { idleSince, sessionStands } from '@baton/domain/identity/session-life'
import type { Viewer } from '../../../platform/operations/viewer.ts'
import type { IdentityParts } from '../parts.ts'
import { forgetChallenges } from '../store/passkeys.ts'
import {
  deleteEndedSessions,
  endExpiredSessions,
  findSessionByToken,
  findSessions,
  type StoredSession,
  touchSession,
} from '../store/sessions.ts'
import { forgetAttempts } from '../store/sign-in-attempts.ts'
import { deleteExpiredTickets, takeTicket } from '../store/tickets.ts'
import { endVisits } from '../store/visits.ts'
import { openVisit } from './open-visit.ts'
import { hashToken } from './token.ts'

/** A session read from the database is believed for this long: what another server ended is over here within it. */
const believedForMs = 3_000
/** Use is written down at most this often. */
const writtenEveryMs = 60_000
/** Expired sessions are looked for this often, so that an idle socket is closed in time. */
const sweepEveryMs = 3_000
/** Ended sessions and what belongs to them are kept this long, for whoever asks what happened. */
const keptEndedMs = 24 * 3_600_000
/** Sessions in memory; beyond that the oldest are read again when needed. */
const mostHeld = 20_000

interface Held {
  session: StoredSession
  readAt: number
}

/** The sessions that stand: found by token, used, and ended. Fits realtime's `Sessions`. */
export class LiveSessions {
  readonly #parts: IdentityParts
  /** By the hash of the token; a visit by the session at home and the organisation. */
  readonly #held = new Map<string, Held>()
  /** Under which name a session is held. */
  readonly #nameOf = new Map<string, string>()
  readonly #listeners = new Set<(sessionIds: readonly string[]) => void>()
  readonly #writtenUse = new Map<string, number>()
  /** How often something ended or changed here. */
  #changes = 0
  #lastPruned = 0

  constructor(parts: IdentityParts) {
    this.#parts = parts
  }

  /** The viewer whose token this is; `null` when the session is unknown or over. */
  async findByToken(token: string): Promise<Viewer | null> {
    const key = hashToken(token)
    return this.#find(key.toString('base64'), () => findSessionByToken(this.#parts.database.system, key))
  }

  /** Who somebody is in another organisation, asking with their session at home; `null` when no visit stands (AFF6). */
  async findVisit(home: Viewer, organisationId: string): Promise<Viewer | null> {
    const name = `${home.sessionId} in ${organisationId}`
    return this.#find(name, () => openVisit(this.#parts, home.sessionId, organisationId))
  }

  /** Uses a ticket up: who it was issued to, or `null` when it is unknown, used, too old, or its session is over. */
  async authenticateTicket(ticket: string): Promise<Viewer | null> {
    const now = this.#parts.clock.now()
    const sessionId = await takeTicket(this.#parts.database.system, hashToken(ticket), now)
    if (sessionId === undefined) return null
    const [viewer] = await this.revalidate([sessionId])
    return viewer ?? null
  }

  /** Of these sessions those that stand, each with its viewer as now. */
  async revalidate(sessionIds: readonly string[]): Promise<Viewer[]> {
    if (sessionIds.length === 0) return []
    const now = this.#parts.clock.now()
    const found = await findSessions(this.#parts.database.system, sessionIds)
    return found.filter((session) => this.#stands(session, now)).map(viewerOf)
  }

  /** The person did something: the session is not idle. Written at most once a minute. */
  async noteUse(sessionId: string): Promise<void> {
    const now = this.#parts.clock.now()
    const written = this.#writtenUse.get(sessionId)
    if (written !== undefined && now.getTime() - written < writtenEveryMs) return
    this.#writtenUse.delete(sessionId)
    this.#writtenUse.set(sessionId, now.getTime())
    forgetOldest(this.#writtenUse)
    await touchSession(this.#parts.database.system, sessionId, now)
    const held = this.#held.get(this.#nameOf.get(sessionId) ?? '')
    if (held !== undefined) held.session.lastActiveAt = now
  }

  /** Like `noteUse`, for a caller who does not wait. */
  used(sessionId: string): void {
    this.noteUse(sessionId).catch((error: unknown) => {
      this.#writtenUse.delete(sessionId)
      this.#parts.log.warn({ sessionId, err: error }, 'use of a session was not written down')
    })
  }

  /** Calls back with sessions that this server ended, once that is committed. Returns how to stop listening. */
  onEnded(listener: (sessionIds: readonly string[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Says that sessions have ended, after the commit: nothing is done in them, nor in their visits, from here on. */
  ended(sessionIds: readonly string[]): void {
    if (sessionIds.length === 0) return
    this.#tellEnded(sessionIds)
    this.#endVisits(sessionIds)
  }

  /** Two organisations are no longer connected: nobody's visits are believed without asking again, and what ended is told. */
  disconnected(): void {
    this.#changes += 1
    for (const { session } of this.#held.values())
      if (session.homeSessionId !== null) this.#drop(session.sessionId)
    this.#endVisits(null)
  }

  /** What a viewer may do has changed: the next request reads it again. */
  forgetPerson(personId: string): void {
    this.#changes += 1
    for (const { session } of this.#held.values())
      if (session.personId === personId) this.#drop(session.sessionId)
  }

  /** Ends what is idle or over, and forgets what nobody needs any more. */
  async sweep(): Promise<void> {
    const { clock, database, session } = this.#parts
    const now = clock.now()
    const idle = idleSince(now, session.idleMinutes)
    this.#tellEnded(await endExpiredSessions(database.system, idle, now))
    this.#tellEnded(await endVisits(database.system, null, now))
    if (now.getTime() - this.#lastPruned < 3_600_000) return
    this.#lastPruned = now.getTime()
    await deleteExpiredTickets(database.system, now)
    await forgetChallenges(database.system, now)
    await forgetAttempts(database.system, now)
    await deleteEndedSessions(database.system, new Date(now.getTime() - keptEndedMs))
  }

  /** Sweeps every few seconds until the returned function is called. */
  startSweeping(): () => void {
    let sweeping = false
    return this.#parts.clock.setTicker(sweepEveryMs, () => {
      if (sweeping) return
      sweeping = true
      this.sweep()
        .catch((error: unknown) => this.#parts.log.warn({ err: error }, 'sessions were not swept'))
        .finally(() => {
          sweeping = false
        })
    })
  }

  /** The viewer of a session that is held under a name, or is read now. */
  async #find(name: string, read: () => Promise<StoredSession | undefined>): Promise<Viewer | null> {
    const now = this.#parts.clock.now()
    const held = this.#held.get(name)
    let session = held && now.getTime() - held.readAt < believedForMs ? held.session : undefined
    if (session === undefined) {
      const changes = this.#changes
      session = await read()
      if (held !== undefined) this.#drop(held.session.sessionId)
      // What was read while a session ended may be that very session.
      if (session !== undefined && changes === this.#changes)
        this.#hold(name, { session, readAt: now.getTime() })
    }
    return session && this.#stands(session, now) ? viewerOf(session) : null
  }

  #tellEnded(sessionIds: readonly string[]): void {
    if (sessionIds.length === 0) return
    this.#changes += 1
    for (const id of sessionIds) {
      this.#drop(id)
      this.#writtenUse.delete(id)
    }
    for (const listener of this.#listeners) listener(sessionIds)
  }

  /** Ends what nothing stands under any more, of these sessions at home or of all; the sweep ends what this does not. */
  #endVisits(homeSessionIds: readonly string[] | null): void {
    const { clock, database, log } = this.#parts
    endVisits(database.system, homeSessionIds, clock.now())
      .then((ended) => this.#tellEnded(ended))
      .catch((error: unknown) => log.warn({ err: error }, 'visits were not ended at once'))
  }

  #stands(session: StoredSession, now: Date): boolean {
    return sessionStands(session, now, this.#parts.session.idleMinutes)
  }

  #hold(name: string, held: Held): void {
    this.#held.set(name, held)
    this.#nameOf.set(held.session.sessionId, name)
    const [oldest] = this.#held.values()
    if (this.#held.size > mostHeld && oldest !== undefined) this.#drop(oldest.session.sessionId)
  }

  #drop(sessionId: string): void {
    this.#held.delete(this.#nameOf.get(sessionId) ?? '')
    this.#nameOf.delete(sessionId)
  }
}

function viewerOf(session: StoredSession): Viewer {
  const { organisationId, personId, sessionId, administrator, homeSessionId } = session
  const viewer = { organisationId, personId, sessionId, administrator }
  return homeSessionId === null ? viewer : { ...viewer, administrator: false, visitor: true }
}

function forgetOldest(map: Map<string, unknown>): void {
  if (map.size <= mostHeld) return
  const [oldest] = map.keys()
  if (oldest !== undefined) map.delete(oldest)
}
