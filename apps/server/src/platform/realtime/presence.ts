import { randomUUID } from 'node:crypto'
import type { Bus, BusMessage } from '../bus/bus.ts'
import type { Clock, StopTimer } from '../clock.ts'
import type { Connection } from './connection.ts'
import { Frame } from './tape.ts'

/** A person is absent so long after their last socket closed, so that a reload does not flicker (rule RT37). */
const lingerMs = 10_000
const aliveEveryMs = 5_000
const deadAfterMs = 15_000
/** Lists of one socket that follow each other faster than this are taken together. */
const watchEveryMs = 250

/**
 * Who is here, told to those whose screen shows them. Every server tells the others who came and went on it; one that
 * has been silent for 15 s is taken for dead, and its people for absent. Keys are organisation and person, so that
 * nobody learns of another organisation's people.
 */
export class Presence {
  readonly #self = randomUUID()
  readonly #bus: Bus
  readonly #clock: Clock
  /** Sockets of each person here; an empty set lingers. */
  readonly #here = new Map<string, Set<Connection>>()
  readonly #elsewhere = new Map<string, { people: Set<string>; aliveAt: number }>()
  readonly #watchers = new Map<string, Set<Connection>>()
  readonly #lists = new Map<Connection, Watched>()
  readonly #stopTicker: StopTimer

  constructor(given: { bus: Bus; clock: Clock }) {
    this.#bus = given.bus
    this.#clock = given.clock
    this.#stopTicker = given.bus.shared ? given.clock.setTicker(aliveEveryMs, () => this.#beat()) : () => {}
    if (given.bus.shared) this.#bus.publish({ kind: 'alive', node: this.#self })
  }

  /** A socket was opened. */
  arrive(connection: Connection): void {
    const key = keyOf(connection)
    const sockets = this.#here.get(key)
    if (sockets !== undefined) {
      sockets.add(connection)
      return
    }
    this.#changing([key], () => this.#here.set(key, new Set([connection])))
    this.#say({ present: [key] })
  }

  /** A socket has gone. */
  leave(connection: Connection): void {
    this.#unwatch(connection)
    const key = keyOf(connection)
    const sockets = this.#here.get(key)
    if (!sockets?.delete(connection) || sockets.size > 0) return
    this.#clock.setTimer(lingerMs, () => {
      if (sockets.size > 0 || this.#here.get(key) !== sockets) return
      this.#changing([key], () => this.#here.delete(key))
      this.#say({ absent: [key] })
    })
  }

  /** Whether a socket of theirs is open, on any server. */
  isPresent(organisationId: string, personId: string): boolean {
    return this.#isPresent(`${organisationId}/${personId}`)
  }

  /** The people whom a screen shows from now on, in place of those before. A visitor is told of nobody (AFF7). */
  watch(connection: Connection, personIds: readonly string[]): void {
    if (connection.viewer.visitor) return
    const watched = this.#lists.get(connection) ?? { keys: new Set(), appliedAt: 0, next: undefined }
    this.#lists.set(connection, watched)
    const waitMs = watched.appliedAt + watchEveryMs - this.#clock.now().getTime()
    const scheduled = watched.next !== undefined
    watched.next = personIds
    if (waitMs <= 0) this.#apply(connection, watched)
    else if (!scheduled) this.#clock.setTimer(waitMs, () => this.#apply(connection, watched))
  }

  /** Another server said something of presence. */
  heard(message: BusMessage): void {
    if (message.kind === 'who' && message.node === this.#self)
      this.#say({ whole: true, present: [...this.#here.keys()] })
    if (message.kind === 'alive') this.#alive(message.node)
    if (message.kind === 'presence') this.#learn(message)
  }

  close(): void {
    this.#stopTicker()
    this.#say({ whole: true })
  }

  #apply(connection: Connection, watched: Watched): void {
    const personIds = watched.next
    if (personIds === undefined || !connection.open) return
    watched.next = undefined
    watched.appliedAt = this.#clock.now().getTime()
    const { organisationId } = connection.viewer
    const keys = new Set(personIds.map((personId) => `${organisationId}/${personId}`))
    for (const key of watched.keys) if (!keys.has(key)) this.#forget(key, connection)
    for (const key of keys) {
      const watchers = this.#watchers.get(key)
      if (watchers === undefined) this.#watchers.set(key, new Set([connection]))
      else watchers.add(connection)
    }
    watched.keys = keys
    for (const key of keys) connection.send(presenceFrame(key, this.#isPresent(key)))
  }

  #unwatch(connection: Connection): void {
    for (const key of this.#lists.get(connection)?.keys ?? []) this.#forget(key, connection)
    this.#lists.delete(connection)
  }

  #forget(key: string, connection: Connection): void {
    const watchers = this.#watchers.get(key)
    watchers?.delete(connection)
    if (watchers?.size === 0) this.#watchers.delete(key)
  }

  #isPresent(key: string): boolean {
    return this.#here.has(key) || [...this.#elsewhere.values()].some(({ people }) => people.has(key))
  }

  /** Makes a change and tells the watchers of those people who came or went by it. */
  #changing(keys: Iterable<string>, change: () => void): void {
    const watched = [...keys].filter((key) => this.#watchers.has(key))
    const before = watched.map((key) => this.#isPresent(key))
    change()
    for (const [index, key] of watched.entries()) {
      const present = this.#isPresent(key)
      if (present === before[index]) continue
      const frame = presenceFrame(key, present)
      for (const connection of this.#watchers.get(key) ?? []) connection.send(frame)
    }
  }

  #say(said: { whole?: boolean; present?: string[]; absent?: string[] }): void {
    if (!this.#bus.shared) return
    const { whole = false, present = [], absent = [] } = said
    this.#bus.publish({ kind: 'presence', node: this.#self, whole, present, absent })
  }

  #beat(): void {
    this.#bus.publish({ kind: 'alive', node: this.#self })
    const deadline = this.#clock.now().getTime() - deadAfterMs
    for (const [node, { aliveAt, people }] of this.#elsewhere) {
      if (aliveAt < deadline) this.#changing(people, () => this.#elsewhere.delete(node))
    }
  }

  #alive(node: string): void {
    const known = this.#elsewhere.get(node)
    if (known !== undefined) {
      known.aliveAt = this.#clock.now().getTime()
      return
    }
    this.#elsewhere.set(node, { people: new Set(), aliveAt: this.#clock.now().getTime() })
    this.#bus.publish({ kind: 'who', node })
    // It may be as new to us as we are to it.
    this.#bus.publish({ kind: 'alive', node: this.#self })
  }

  #learn({ node, whole, present, absent }: BusMessage & { kind: 'presence' }): void {
    this.#alive(node)
    const entry = this.#elsewhere.get(node)
    if (entry === undefined) return
    this.#changing([...present, ...absent, ...(whole ? entry.people : [])], () => {
      if (whole) entry.people.clear()
      for (const key of present) entry.people.add(key)
      for (const key of absent) entry.people.delete(key)
    })
  }
}

interface Watched {
  keys: Set<string>
  /** When a list was last taken, ms. */
  appliedAt: number
  /** A list that came too soon after the one before. */
  next: readonly string[] | undefined
}

function keyOf({ viewer }: Connection): string {
  return `${viewer.organisationId}/${viewer.personId}`
}

function presenceFrame(key: string, present: boolean): Frame {
  return new Frame(JSON.stringify({ t: 'presence', personId: key.slice(key.indexOf('/') + 1), present }))
}
