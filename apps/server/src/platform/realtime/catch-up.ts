import { closeCodes } from '@baton/contract'
import type { Log } from '../log.ts'
import type { Connection, Subscription } from './connection.ts'
import type { Hub } from './hub.ts'
import type { LogReader } from './log-reader.ts'
import type { Occurrence } from './occurrence.ts'

const streamsAtOnce = 50
/** Events that are read at once for one socket, of all its streams together. */
const eventsAtOnce = 1_000

/**
 * Brings subscriptions level that lack more than came with the welcome: page by page from the log, at the pace of the
 * reader, until they are live.
 */
export class CatchUp {
  readonly #hub: Hub
  readonly #reader: LogReader
  readonly #log: Log
  readonly #running = new Set<Connection>()

  constructor(given: { hub: Hub; reader: LogReader; log: Log }) {
    this.#hub = given.hub
    this.#reader = given.reader
    this.#log = given.log
  }

  /** Goes on by itself until every subscription of the socket is live. */
  start(connection: Connection): void {
    if (this.#running.has(connection)) return
    this.#running.add(connection)
    this.#run(connection)
      .catch((error: unknown) => {
        this.#log.warn({ sessionId: connection.viewer.sessionId, err: error }, 'replay failed')
        connection.close(closeCodes.restarting)
      })
      .finally(() => this.#running.delete(connection))
  }

  async #run(connection: Connection): Promise<void> {
    // Begun in a later turn, so that whoever asked has finished with the subscriptions.
    await connection.room()
    for (let lagging = nextOf(connection); lagging.length > 0; lagging = nextOf(connection)) {
      await connection.room()
      if (!connection.open) return
      await this.#page(connection, lagging)
    }
  }

  async #page(connection: Connection, lagging: readonly Subscription[]): Promise<void> {
    const perStream = Math.floor(eventsAtOnce / lagging.length)
    const recording = this.#hub.recorder.start()
    try {
      const found = await this.#reader.eventsAfter(connection.viewer.organisationId, lagging, perStream)
      const notes = Map.groupBy(recording.notes(), (note) => note.stream)
      for (const subscription of lagging) {
        const events = found.get(subscription.name) ?? []
        if (connection.open && this.#send(subscription, events) && events.length < perStream) {
          this.#hub.join(subscription, notes.get(subscription.name) ?? [])
        }
      }
    } finally {
      recording.stop()
    }
  }

  /** Whether all of it was sent, and the subscription still stands. */
  #send(subscription: Subscription, events: readonly Occurrence[]): boolean {
    const { connection, name } = subscription
    for (const occurrence of events) {
      if (connection.subscriptions.get(name) !== subscription || !connection.hasRoom) return false
      if (isFormerEnd(subscription, occurrence)) {
        // What follows was not theirs to see. With the next hello the end is in the first page, and the stream reset.
        connection.close(closeCodes.restarting)
        return false
      }
      this.#hub.deliver(subscription, occurrence)
    }
    return connection.subscriptions.get(name) === subscription
  }
}

/** Their own stream alone while it lags (RT19), then the others together. */
function nextOf(connection: Connection): Subscription[] {
  if (!connection.open) return []
  const lagging = [...connection.subscriptions.values()].filter((one) => !one.live)
  const own = lagging.find((one) => one.name === `person:${connection.viewer.personId}`)
  return own === undefined ? lagging.slice(0, streamsAtOnce) : [own]
}

function isFormerEnd(subscription: Subscription, occurrence: Occurrence): boolean {
  const { personId } = subscription.connection.viewer
  return occurrence.effect.ends?.personId === personId && occurrence.seq < subscription.certain
}
