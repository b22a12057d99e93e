import type { Occurrence } from './occurrence.ts'

/** Something that was said of a stream: the event itself, or only that it has come so far. */
export type Note = { stream: string; seq: number; occurrence: Occurrence | undefined }

export interface Recording {
  /** What was said since it began. */
  notes(): Note[]
  stop(): void
}

/**
 * Keeps what is published while sockets open, so that nothing falls between the snapshot that a socket starts from
 * and the moment when it is subscribed. One list for all of them; its beginning is dropped when nobody needs it.
 */
export class Recorder {
  #notes: Note[] = []
  /** How many notes were dropped from the beginning. */
  #dropped = 0
  readonly #starts = new Set<{ at: number }>()

  get recording(): boolean {
    return this.#starts.size > 0
  }

  note(stream: string, seq: number, occurrence?: Occurrence): void {
    if (this.recording) this.#notes.push({ stream, seq, occurrence })
  }

  start(): Recording {
    const start = { at: this.#dropped + this.#notes.length }
    this.#starts.add(start)
    return {
      notes: () => this.#notes.slice(start.at - this.#dropped),
      stop: () => {
        if (this.#starts.delete(start)) this.#trim()
      },
    }
  }

  #trim(): void {
    // Starts are in the order in which they began.
    const [first] = this.#starts
    const needed = first === undefined ? this.#dropped + this.#notes.length : first.at
    this.#notes = this.#notes.slice(needed - this.#dropped)
    this.#dropped = needed
  }
}
