import type { CallMeasure } from '@baton/contract'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from '../database/database.ts'
import { callMetrics } from './call-metrics.ts'

/** The server's figures, for Prometheus. Labels are names from the contract, never ids. */
export interface Metrics {
  /** An operation was answered: `outcome` is "done" or the code of the refusal. */
  operation(name: string, outcome: string, durationMs: number): void
  /** Events were handed to sockets. */
  delivered(events: number): void
  /** A socket was closed. */
  closed(code: number): void
  /** Events were committed together and published. */
  published(events: number): void
  /** How somebody's stay in a meeting went, as their device measured it. */
  call(measure: CallMeasure): void
  /** What is read when somebody looks. */
  observe(given: { sockets: () => number; database: Database }): void
  /** A figure that is read when somebody looks. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void
  text(): Promise<string>
  readonly contentType: string
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const operations = new Histogram({
    name: 'baton_operation_seconds',
    help: 'How long operations took to be answered',
    labelNames: ['operation', 'outcome'],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  })
  const delivered = new Counter({
    name: 'baton_events_delivered_total',
    help: 'Events handed to sockets, once for each socket',
    registers,
  })
  const closed = new Counter({
    name: 'baton_sockets_closed_total',
    help: 'Sockets that were closed, by close code',
    labelNames: ['code'],
    registers,
  })
  const published = new Histogram({
    name: 'baton_events_published_together',
    help: 'Events that one commit, of one command or of several together, made known',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128],
    registers,
  })
  const call = callMetrics(registers)
  return {
    operation: (name, outcome, durationMs) =>
      operations.observe({ operation: name, outcome }, durationMs / 1_000),
    delivered: (events) => delivered.inc(events),
    // Clients may close with any number: only ours are told apart.
    closed: (code) => closed.inc({ code: code >= 4400 && code < 4500 ? String(code) : 'other' }),
    published: (events) => published.observe(events),
    call,
    observe({ sockets, database }) {
      new Gauge({
        name: 'baton_sockets',
        help: 'Sockets that are open and signed in',
        registers,
        collect() {
          this.set(sockets())
        },
      })
      new Gauge({
        name: 'baton_database_connections',
        help: 'Connections to the database: all of a pool, those idle, and requests that wait for one',
        labelNames: ['pool', 'state'],
        registers,
        collect() {
          for (const [pool, one] of [
            ['app', database.app],
            ['batch', database.batch],
            ['system', database.system],
          ] as const) {
            this.set({ pool, state: 'all' }, one.totalCount)
            this.set({ pool, state: 'idle' }, one.idleCount)
            this.set({ pool, state: 'waited_for' }, one.waitingCount)
          }
        },
      })
    },
    gauge(name, help, read) {
      new Gauge({
        name,
        help,
        registers,
        async collect() {
          // A figure that cannot be read must not keep the others from whoever looks.
          this.set(await Promise.resolve(read()).catch(() => Number.NaN))
        },
      })
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
