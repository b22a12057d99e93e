import { closeCodes } from '@baton/contract'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Connection, Subscription } from './connection.ts'
import type { Hub } from './hub.ts'
import type { LogReader, Progress, Standing } from './log-reader.ts'
import { nameOf, type Occurrence } from './occurrence.ts'
import type { Readable } from './ports.ts'
import type { Note } from './recorder.ts'
import { Frame } from './tape.ts'

/** A socket that has said hello: what it holds, by stream, and whom to tell when it is welcome. */
export interface Hello {
  connection: Connection
  positions: ReadonlyMap<string, number>
  welcomed: () => void
}

/** Events of one stream that can be replayed; beyond it a snapshot is cheaper (rule RT7). */
const mostReplayed = 10_000
/** Events of one stream that are read with the welcome. */
const firstPage = 200
/** Sockets that are opened by one look at the database, so that a whole hospital can come back at once. */
const mostTogether = 64
const looksAtOnce = 2

/**
 * Opens sockets: what is published from now on is recorded first, then everything they may read and missed is read in
 * one snapshot, then they are welcomed, brought level and subscribed, with what was recorded meanwhile.
 */
export class Openings {
  readonly #hub: Hub
  readonly #reader: LogReader
  readonly #clock: Clock
  readonly #log: Log
  readonly #catchUp: (connection: Connection) => void
  readonly #queues = new Map<string, Hello[]>()
  #looking = 0

  constructor(given: {
    hub: Hub
    reader: LogReader
    clock: Clock
    log: Log
    catchUp: (connection: Connection) => void
  }) {
    this.#hub = given.hub
    this.#reader = given.reader
    this.#clock = given.clock
    this.#log = given.log
    this.#catchUp = given.catchUp
  }

  ask(hello: Hello): void {
    const { organisationId } = hello.connection.viewer
    const queue = this.#queues.get(organisationId)
    if (queue === undefined) this.#queues.set(organisationId, [hello])
    else queue.push(hello)
    this.#next()
  }

  #next(): void {
    const [first] = this.#queues
    if (first === undefined || this.#looking >= looksAtOnce) return
    const [organisationId, queue] = first
    const together = queue.splice(0, mostTogether)
    // To the end of the line, so that organisations take turns.
    this.#queues.delete(organisationId)
    if (queue.length > 0) this.#queues.set(organisationId, queue)
    this.#looking += 1
    void this.#look(organisationId, together).finally(() => {
      this.#looking -= 1
      this.#next()
    })
  }

  async #look(organisationId: string, hellos: readonly Hello[]): Promise<void> {
    const recording = this.#hub.recorder.start()
    try {
      const personIds = [...new Set(hellos.map(({ connection }) => connection.viewer.personId))]
      const standing = await this.#reader.standing(organisationId, personIds, leastOf(hellos), firstPage)
      const notes = Map.groupBy(recording.notes(), (note) => note.stream)
      for (const hello of hellos) this.#welcome(hello, standing, notes)
    } catch (error) {
      this.#log.warn({ organisationId, err: error }, 'sockets could not be opened')
      for (const { connection } of hellos) connection.close(closeCodes.restarting)
    } finally {
      recording.stop()
    }
  }

  #welcome({ connection, positions, welcomed }: Hello, standing: Standing, notes: Map<string, Note[]>): void {
    if (!connection.open) return
    const { personId, sessionId } = connection.viewer
    const readable = standing.readable.get(personId) ?? []
    if (readable.length === 0) {
      connection.close(closeCodes.signedOut)
      return
    }
    const starts = readable.map((one) => startOf(one, personId, positions, standing))
    const heads = Object.fromEntries(starts.map(({ name, head }) => [name, head]))
    const foreign = [...positions.keys()].filter((name) => !Object.hasOwn(heads, name))
    const reset = [...starts.filter((start) => start.reset).map(({ name }) => name), ...foreign]
    const at = this.#clock.now().toISOString()
    connection.send(new Frame(JSON.stringify({ t: 'welcome', personId, sessionId, at, heads, reset })))
    for (const { name, position, head, horizon } of starts) {
      const subscription = { connection, name, position, certain: head, horizon, live: false }
      connection.subscriptions.set(name, subscription)
    }
    this.#bringLevel(connection, standing, notes)
    welcomed()
  }

  /** Their own stream first: it says which conversations they came into, and where those begin for them (RT19). */
  #bringLevel(connection: Connection, standing: Standing, notes: Map<string, Note[]>): void {
    const own = connection.subscriptions.get(`person:${connection.viewer.personId}`)
    if (own !== undefined) this.#replay(own, standing, notes)
    if (own === undefined || own.live) {
      for (const subscription of [...connection.subscriptions.values()]) {
        if (!subscription.live) this.#replay(subscription, standing, notes)
      }
    }
    if ([...connection.subscriptions.values()].some((one) => !one.live)) this.#catchUp(connection)
  }

  /** Sends what was read, and makes the subscription live if that was everything and there was room for it. */
  #replay(subscription: Subscription, standing: Standing, notes: Map<string, Note[]>): void {
    const { connection, name } = subscription
    for (const occurrence of standing.missed.get(name) ?? []) {
      if (!connection.hasRoom) return
      this.#hub.deliver(subscription, occurrence)
    }
    const head = standing.heads.get(name)?.seq ?? 0
    if (subscription.position >= head) this.#hub.join(subscription, notes.get(name) ?? [])
  }
}

/** For each stream that anyone of them holds, the position of whoever is furthest behind. */
function leastOf(hellos: readonly Hello[]): Progress[] {
  const least = new Map<string, number>()
  for (const { positions } of hellos) {
    for (const [name, position] of positions) {
      least.set(name, Math.min(position, least.get(name) ?? Number.POSITIVE_INFINITY))
    }
  }
  return [...least].map(([name, position]) => ({ name, position }))
}

/** Where a reader starts in a stream: where they were, or at its head when that cannot be had (rule RT18). */
function startOf(one: Readable, personId: string, positions: Hello['positions'], standing: Standing) {
  const name = nameOf(one.stream)
  const { seq: head, prunedUpTo } = standing.heads.get(name) ?? { seq: 0, prunedUpTo: 0 }
  const held = positions.get(name)
  const missed = standing.missed.get(name) ?? []
  const reset =
    held !== undefined &&
    (held > head ||
      held < prunedUpTo ||
      head - held > mostReplayed ||
      missed.some((occurrence) => occurrence.seq > held && endsFor(occurrence, personId)))
  return { name, head, horizon: one.horizon, reset, position: held === undefined || reset ? head : held }
}

/** They left and came back since: what happened between was not theirs to see, so it cannot be replayed. */
function endsFor(occurrence: Occurrence, personId: string): boolean {
  return occurrence.effect.ends?.personId === personId
}
