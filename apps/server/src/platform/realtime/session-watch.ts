import { closeCodes } from '@baton/contract'
import type { Bus } from '../bus/bus.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Connection } from './connection.ts'
import type { Sessions } from './ports.ts'

/** Well within the 5 s of rule RT34. */
const lookEveryMs = 3_000
const usedEveryMs = 60_000

/** Closes sockets whose session has ended: at once when a server says so, and by looking every few seconds. */
export class SessionWatch {
  readonly #sessions: Sessions
  readonly #bus: Bus
  readonly #clock: Clock
  readonly #log: Log
  readonly #connections = new Map<string, Set<Connection>>()
  readonly #usedAt = new WeakMap<Connection, number>()
  readonly #stops: (() => void)[]
  #looking = false

  constructor(given: { sessions: Sessions; bus: Bus; clock: Clock; log: Log }) {
    this.#sessions = given.sessions
    this.#bus = given.bus
    this.#clock = given.clock
    this.#log = given.log
    this.#stops = [
      given.clock.setTicker(lookEveryMs, () => void this.look()),
      given.sessions.onEnded((sessionIds) => {
        this.end(sessionIds)
        this.#bus.publish({ kind: 'sessions-ended', sessionIds: [...sessionIds] })
      }),
    ]
  }

  add(connection: Connection): void {
    const { sessionId } = connection.viewer
    const known = this.#connections.get(sessionId)
    if (known === undefined) this.#connections.set(sessionId, new Set([connection]))
    else known.add(connection)
  }

  remove(connection: Connection): void {
    const { sessionId } = connection.viewer
    const known = this.#connections.get(sessionId)
    known?.delete(connection)
    if (known?.size === 0) this.#connections.delete(sessionId)
  }

  /** These sessions have ended. */
  end(sessionIds: readonly string[]): void {
    for (const sessionId of sessionIds) {
      for (const connection of this.#connections.get(sessionId) ?? []) connection.close(closeCodes.signedOut)
    }
  }

  /** The person acted on this socket. */
  used(connection: Connection): void {
    const nowMs = this.#clock.now().getTime()
    if (nowMs - (this.#usedAt.get(connection) ?? Number.NEGATIVE_INFINITY) < usedEveryMs) return
    this.#usedAt.set(connection, nowMs)
    this.#sessions.used(connection.viewer.sessionId)
  }

  /** Looks at every session that has a socket here: those that no longer stand are closed, the others brought up to date. */
  async look(): Promise<void> {
    if (this.#looking || this.#connections.size === 0) return
    this.#looking = true
    const asked = [...this.#connections].map(([sessionId, connections]) => ({ sessionId, connections }))
    try {
      const viewers = await this.#sessions.revalidate(asked.map(({ sessionId }) => sessionId))
      const standing = new Map(viewers.map((viewer) => [viewer.sessionId, viewer]))
      for (const { sessionId, connections } of asked) {
        const viewer = standing.get(sessionId)
        if (viewer === undefined) this.end([sessionId])
        else for (const connection of connections) connection.viewer = viewer
      }
    } catch (error) {
      // The database is away: nobody can act either.
      this.#log.warn({ err: error }, 'sessions could not be looked at')
    } finally {
      this.#looking = false
    }
  }

  close(): void {
    for (const stop of this.#stops) stop()
  }
}
