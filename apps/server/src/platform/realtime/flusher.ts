import type { Connection } from './connection.ts'
import { Tape } from './tape.ts'

/** Writes once a tick to every socket for which something waits. */
export class Flusher {
  #blank = new Tape()
  #dirty: Connection[] = []

  /** The tape that everyone begins with in this tick. */
  get blank(): Tape {
    return this.#blank
  }

  add(connection: Connection): void {
    if (this.#dirty.length === 0) setImmediate(() => this.#flush())
    this.#dirty.push(connection)
  }

  #flush(): void {
    const dirty = this.#dirty
    this.#dirty = []
    for (const connection of dirty) connection.flush()
    this.#blank = new Tape()
  }
}
