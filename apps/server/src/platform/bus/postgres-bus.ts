import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Clock, StopTimer } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Bus, BusListener, BusMessage } from './bus.ts'
import { pack, unpack } from './envelope.ts'

const channel = 'baton_bus'
/** PostgreSQL refuses a notification of 8,000 bytes or more. */
const largestNotification = 8_000
/** Messages that wait while the connection is lost; beyond that they are dropped, and heal. */
const mostWaiting = 1_000
const longestPauseMs = 5_000

/**
 * The bus on PostgreSQL's LISTEN and NOTIFY, over a connection of its own: one notification for everything that is
 * published while the one before is under way, because each costs a lock that all of the database shares.
 */
export function openPostgresBus(given: { connection: pg.ClientConfig; clock: Clock; log: Log }): Bus {
  return new PostgresBus(given)
}

class PostgresBus implements Bus {
  readonly shared = true
  readonly #self = randomUUID()
  readonly #given: { connection: pg.ClientConfig; clock: Clock; log: Log }
  readonly #listeners = new Set<BusListener>()
  #waiting: BusMessage[] = []
  #client: pg.Client | undefined
  #sending = false
  #closed = false
  #failures = 0
  #stopRetry: StopTimer = () => {}

  constructor(given: { connection: pg.ClientConfig; clock: Clock; log: Log }) {
    this.#given = given
    void this.#connect()
  }

  publish(message: BusMessage): void {
    if (this.#closed || this.#waiting.length >= mostWaiting) return
    this.#waiting.push(message)
    if (this.#waiting.length === 1) setImmediate(() => void this.#send())
  }

  subscribe(listener: BusListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#stopRetry()
    const client = this.#client
    this.#client = undefined
    await client?.end().catch(() => {})
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ ...this.#given.connection, keepAlive: true })
    client.on('error', () => this.#lost(client))
    client.on('end', () => this.#lost(client))
    client.on('notification', (notification) => this.#hear(notification.payload ?? ''))
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
    } catch {
      await client.end().catch(() => {})
      this.#retry()
      return
    }
    if (this.#closed) {
      await client.end().catch(() => {})
      return
    }
    this.#client = client
    this.#failures = 0
    for (const listener of this.#listeners) listener.resumed()
    void this.#send()
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return
    this.#client = undefined
    this.#given.log.warn('bus connection lost')
    client.end().catch(() => {})
    this.#retry()
  }

  #retry(): void {
    if (this.#closed) return
    const pauseMs = Math.min(longestPauseMs, 100 * 2 ** this.#failures)
    this.#failures += 1
    this.#stopRetry = this.#given.clock.setTimer(pauseMs, () => void this.#connect())
  }

  async #send(): Promise<void> {
    const client = this.#client
    if (client === undefined || this.#sending || this.#waiting.length === 0) return
    this.#sending = true
    const messages = this.#waiting
    this.#waiting = []
    try {
      for (const payload of pack(this.#self, messages, largestNotification)) {
        await client.query({
          name: 'bus-notify',
          text: 'select pg_notify($1, $2)',
          values: [channel, payload],
        })
      }
    } catch (error) {
      this.#given.log.warn({ err: error }, 'bus message lost')
    } finally {
      this.#sending = false
    }
    if (this.#waiting.length > 0) void this.#send()
  }

  #hear(payload: string): void {
    for (const message of unpack(this.#self, payload)) {
      for (const listener of this.#listeners) listener.heard(message)
    }
  }
}
