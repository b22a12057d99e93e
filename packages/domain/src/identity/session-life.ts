/** What decides whether a session still stands. */
export interface SessionLife {
  lastActiveAt: Date
  /** The end of its hours, used or not. */
  endsAt: Date
}

/**
 * Whether a session still stands at a moment (IDN2, IDN3).
 *
 * @param idleMinutes without use for so long, it is over
 */
export function sessionStands(session: SessionLife, now: Date, idleMinutes: number): boolean {
  return session.lastActiveAt > idleSince(now, idleMinutes) && session.endsAt > now
}

/** A session last used at or before this moment is over. */
export function idleSince(now: Date, idleMinutes: number): Date {
  return new Date(now.getTime() - idleMinutes * 60_000)
}
