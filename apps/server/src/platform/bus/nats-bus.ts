import { randomUUID } from 'node:crypto'
import { connect, type NatsConnection } from '@nats-io/transport-node'
import type { Log } from '../log.ts'
import type { Bus, BusListener, BusMessage } from './bus.ts'
import { pack, unpack } from './envelope.ts'

const subject = 'baton.bus'
/** Well below the 1 MiB that a NATS server takes. */
const largestMessage = 256 * 1024

/**
 * The bus on NATS core. It starts without the NATS server and waits for it: hints are missing until then, and the
 * sweep heals.
 */
export function openNatsBus(given: { url: string; log: Log }): Bus {
  return new NatsBus(given.url, given.log)
}

class NatsBus implements Bus {
  readonly shared = true
  readonly #self = randomUUID()
  readonly #listeners = new Set<BusListener>()
  readonly #log: Log
  readonly #connecting: Promise<NatsConnection | undefined>
  #connection: NatsConnection | undefined
  #waiting: BusMessage[] = []

  constructor(url: string, log: Log) {
    this.#log = log
    this.#connecting = this.#connect(url)
  }

  publish(message: BusMessage): void {
    if (this.#connection === undefined) return
    this.#waiting.push(message)
    if (this.#waiting.length === 1) setImmediate(() => this.#send())
  }

  subscribe(listener: BusListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async close(): Promise<void> {
    this.#send()
    if (this.#connection === undefined) {
      // It still waits for its server: let it go when it comes.
      void this.#connecting.then((late) => late?.close())
      return
    }
    await this.#connection.drain().catch(() => {})
  }

  async #connect(url: string): Promise<NatsConnection | undefined> {
    try {
      const connection = await connect({
        servers: hostOf(url),
        ...credentialsOf(url),
        name: 'baton',
        waitOnFirstConnect: true,
        maxReconnectAttempts: -1,
        reconnectTimeWait: 500,
        ...(url.startsWith('tls:') ? { tls: {} } : {}),
      })
      this.#connection = connection
      connection.subscribe(subject, {
        callback: (error, message) => {
          if (error === null) this.#hear(message.string())
        },
      })
      void this.#watch(connection)
      for (const listener of this.#listeners) listener.resumed()
      return connection
    } catch (error) {
      this.#log.error({ err: error }, 'bus refused')
      return undefined
    }
  }

  async #watch(connection: NatsConnection): Promise<void> {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect') this.#log.warn('bus connection lost')
      if (status.type === 'reconnect') for (const listener of this.#listeners) listener.resumed()
    }
  }

  #send(): void {
    const messages = this.#waiting
    this.#waiting = []
    if (this.#connection === undefined || this.#connection.isClosed()) return
    try {
      for (const payload of pack(this.#self, messages, largestMessage)) {
        this.#connection.publish(subject, payload)
      }
    } catch (error) {
      this.#log.warn({ err: error }, 'bus message lost')
    }
  }

  #hear(payload: string): void {
    for (const message of unpack(this.#self, payload)) {
      for (const listener of this.#listeners) listener.heard(message)
    }
  }
}

function hostOf(url: string): string {
  return new URL(url).host
}

/** A name and password in the address, which the client wants apart. */
function credentialsOf(url: string): { user?: string; pass?: string } {
  const { username, password } = new URL(url)
  return username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : {}
}
