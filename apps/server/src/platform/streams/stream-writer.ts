import type { Delivered, EventOf, StreamKind } from '@baton/contract'
import { chain } from '../audit/chain.ts'
import type { AuditRow, ChainHead, NewLeaf } from '../audit/leaf.ts'
import { insertAuditLeaves } from '../audit/store.ts'
import type { Transaction } from '../database/transaction.ts'
import {
  advanceStreams,
  advanceStreamsFrom,
  type EventRow,
  insertEvents,
  insertStreams,
  lockStreams,
  type Step,
  type StreamHead,
} from './store.ts'

/** A stream by its kind and id. */
export interface StreamRef<Kind extends StreamKind = StreamKind> {
  kind: Kind
  id: string
}

/** An event that is about to happen. `stored` is what the log keeps: the same without words (the default is `data`). */
export type NewEvent<Kind extends StreamKind> = EventOf<Kind> & { stored?: unknown }

/** Who does it, when, and to whose organisation. */
export interface Act {
  organisationId: string
  /** `null` for the system. */
  personId: string | null
  at: Date
}

const eventsAtOnce = 500

/**
 * Gathers the events and audit leaves of one transaction and writes them together. Streams are locked first, in the
 * order of their ids, so that two transactions never wait for each other; positions are dense because they are
 * assigned under that lock (rule RT3).
 */
export class StreamWriter {
  readonly delivered: Delivered[] = []
  readonly #transaction: Transaction
  readonly #heads = new Map<string, StreamHead>()
  readonly #begun: StreamHead[] = []
  /** By id: where streams stood that were locked, or assumed to stand there. */
  readonly #from = new Map<string, StreamHead>()
  #assuming = false
  readonly #events: EventRow[] = []
  readonly #leaves: AuditRow[] = []

  constructor(transaction: Transaction) {
    this.#transaction = transaction
  }

  /** Whether anything was audited; a change without a leaf must not commit. */
  get audited(): boolean {
    return this.#leaves.length > 0
  }

  /**
   * Locks streams until the transaction ends. Call it once, before reading what the decision depends on.
   *
   * @returns the ids of those that exist in this organisation
   */
  async lock(ids: readonly string[]): Promise<Set<string>> {
    const wanted = [...new Set(ids)].filter((id) => !this.#heads.has(id)).sort()
    const heads = wanted.length > 0 ? await lockStreams(this.#transaction, wanted) : []
    this.#take(heads)
    return new Set(ids.filter((id) => this.#heads.has(id)))
  }

  /**
   * Assumes that streams stand where they were last seen, instead of locking them: what is written fails unless they
   * do. Only for a transaction of one statement (`writeAlone`).
   */
  assume(heads: readonly StreamHead[]): void {
    this.#assuming = true
    this.#take(heads)
  }

  /** From where the streams that were locked or assumed have come to where. */
  get steps(): Step[] {
    return [...this.#from.values()].map((from) => ({ from, to: this.#head(from.id) }))
  }

  /** Begins a stream that did not exist. */
  begin(ref: StreamRef, organisationId: string): void {
    const head: StreamHead = {
      ...ref,
      organisationId,
      seq: 0,
      auditPosition: 0,
      auditHead: Buffer.alloc(0),
      touched: false,
    }
    this.#heads.set(ref.id, head)
    this.#begun.push(head)
  }

  /** The position that the stream has come to, counting what was appended here. */
  position(ref: StreamRef): number {
    return this.#head(ref.id).seq
  }

  /** Appends an event to a locked stream and returns it as it will be delivered after the commit. */
  append<Kind extends StreamKind>(ref: StreamRef<Kind>, event: NewEvent<Kind>, act: Act): Delivered<Kind> {
    const head = this.#head(ref.id)
    head.seq += 1
    head.touched = true
    this.#events.push({
      streamId: ref.id,
      seq: head.seq,
      organisationId: act.organisationId,
      type: event.type,
      data: event.stored ?? event.data,
      by: act.personId,
      at: act.at,
    })
    const delivered = {
      stream: `${ref.kind}:${ref.id}`,
      seq: head.seq,
      at: act.at.toISOString(),
      by: act.personId,
      type: event.type,
      data: event.data,
    } as unknown as Delivered<Kind>
    this.delivered.push(delivered as unknown as Delivered)
    return delivered
  }

  /** Adds a leaf to a locked stream's audit chain (SEC-7). */
  audit(leaf: NewLeaf): void {
    const head = this.#head(leaf.streamId)
    const from: ChainHead = { position: head.auditPosition, hash: head.auditHead }
    const chained = chain(from, [leaf])
    head.auditPosition = chained.head.position
    head.auditHead = chained.head.hash
    head.touched = true
    this.#leaves.push(...chained.rows)
  }

  /** Sends everything gathered; it commits, or fails, with the transaction. */
  flush(): void {
    if (this.#begun.length > 0) insertStreams(this.#transaction, this.#begun)
    if (this.#assuming) {
      advanceStreamsFrom(this.#transaction, this.steps.sort(byId))
    } else {
      const advanced = this.steps.flatMap(({ to }) => (to.touched ? to : []))
      if (advanced.length > 0) advanceStreams(this.#transaction, advanced)
    }
    // The database finds each row's parts by counting through the whole: many at once cost as their square.
    for (let from = 0; from < this.#events.length; from += eventsAtOnce)
      insertEvents(this.#transaction, this.#events.slice(from, from + eventsAtOnce))
    if (this.#leaves.length > 0) insertAuditLeaves(this.#transaction, this.#leaves)
  }

  #take(heads: readonly StreamHead[]): void {
    for (const head of heads) {
      this.#from.set(head.id, head)
      this.#heads.set(head.id, { ...head, touched: false })
    }
  }

  #head(id: string): StreamHead {
    const head = this.#heads.get(id)
    if (head === undefined) throw new Error(`stream ${id} was not locked in this transaction`)
    return head
  }
}

function byId(one: Step, other: Step): number {
  return one.from.id < other.from.id ? -1 : 1
}
