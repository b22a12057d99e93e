import type { Subscription } from './connection.ts'
import type { Occurrence } from './occurrence.ts'

/** Events that may be held until the one before them comes; beyond that they are read from the log. */
const mostHeld = 1_000

/**
 * One stream on this server while somebody here reads it. It passes events on in order and without a hole: one that
 * comes too early is held until those before it have come, from whoever publishes them or from the log (rule RT5).
 */
export class Channel {
  readonly name: string
  readonly organisationId: string
  readonly readers = new Set<Subscription>()
  readonly #held = new Map<number, Occurrence>()
  #head: number
  #known: number

  constructor(name: string, organisationId: string, head: number) {
    this.name = name
    this.organisationId = organisationId
    this.#head = head
    this.#known = head
  }

  /** The last position that was passed on here. */
  get head(): number {
    return this.#head
  }

  /** The furthest position that the stream is known to have come to. */
  get known(): number {
    return this.#known
  }

  /** Notes that the stream has come to a position. */
  note(seq: number): void {
    if (seq > this.#known) this.#known = seq
  }

  /** The log was read to its end and holds nothing beyond the head: what was noted until then was not so. */
  nothingBeyond(noted: number): void {
    if (this.#known !== noted) return
    this.#known = this.#head
    this.#held.clear()
  }

  /** Passes an event on when its turn has come, and those that were held for it. */
  offer(occurrence: Occurrence, deliver: (occurrence: Occurrence) => void): void {
    if (occurrence.seq <= this.#head) return
    this.note(occurrence.seq)
    if (occurrence.seq > this.#head + 1) {
      if (this.#held.size < mostHeld) this.#held.set(occurrence.seq, occurrence)
      return
    }
    for (let next: Occurrence | undefined = occurrence; next; next = this.#held.get(this.#head + 1)) {
      this.#head = next.seq
      this.#held.delete(next.seq)
      deliver(next)
    }
  }
}
