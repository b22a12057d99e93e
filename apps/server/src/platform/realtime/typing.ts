import type { Bus } from '../bus/bus.ts'
import type { Clock } from '../clock.ts'
import type { Connection } from './connection.ts'
import type { Hub } from './hub.ts'
import { Frame } from './tape.ts'

const atMostEveryMs = 2_000
/** A socket that lets so much wait has better things to read. */
const spare = 64 * 1024

/** Tells who else reads a conversation that someone types in it; may be dropped (rules RT10 and RT36). */
export class Typing {
  readonly #hub: Hub
  readonly #bus: Bus
  readonly #clock: Clock
  readonly #toldAt = new Map<string, number>()

  constructor(given: { hub: Hub; bus: Bus; clock: Clock }) {
    this.#hub = given.hub
    this.#bus = given.bus
    this.#clock = given.clock
  }

  /** Someone types on a socket of this server; nothing happens when they are not a member. */
  typed(connection: Connection, conversationId: string): void {
    const { personId, organisationId } = connection.viewer
    if (!connection.subscriptions.get(`conversation:${conversationId}`)?.live) return
    const nowMs = this.#clock.now().getTime()
    const key = `${personId}:${conversationId}`
    if (nowMs - (this.#toldAt.get(key) ?? Number.NEGATIVE_INFINITY) < atMostEveryMs) return
    this.#forgetBefore(nowMs - atMostEveryMs)
    this.#toldAt.set(key, nowMs)
    this.tell(organisationId, conversationId, personId)
    this.#bus.publish({ kind: 'typing', organisationId, conversationId, personId })
  }

  /** Tells the readers on this server. */
  tell(organisationId: string, conversationId: string, personId: string): void {
    const frame = new Frame(JSON.stringify({ t: 'typing', conversationId, personId }))
    for (const { connection } of this.#hub.readersOf(`conversation:${conversationId}`)) {
      const { viewer } = connection
      if (viewer.personId === personId || viewer.organisationId !== organisationId) continue
      if (connection.waiting < spare) connection.send(frame)
    }
  }

  /** Entries are in the order of their times. */
  #forgetBefore(ms: number): void {
    for (const [key, at] of this.#toldAt) {
      if (at > ms) return
      this.#toldAt.delete(key)
    }
  }
}
