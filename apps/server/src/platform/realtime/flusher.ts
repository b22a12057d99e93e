import { Tape } from './tape.ts'

/** Something for which a tape may wait. */
export interface Flushable {
  flush(): void
}

/** Writes once a tick to every socket for which something waits. */
export class Flusher {
  #blank = new Tape()
  #dirty: Flushable[] = []

  /** The tape that everyone begins with in this tick. */
  get blank(): Tape {
    return this.#blank
  }

  add(connection: Flushable): void {
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
