import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { Trouble } from './incident.ts'

const kept = z.strictObject({
  holder: z.string(),
  told: z.enum(['engine silent', 'rung late', 'database unreachable']).nullable(),
})

/**
 * The place of a data folder's watchdog, kept in a file: whoever wrote it last watches, and an earlier one, whose server
 * was killed, goes home. What has been told outside is handed on with it.
 */
export class Post {
  readonly #file: string
  readonly #holder: string

  constructor(file: string, holder: string) {
    this.#file = file
    this.#holder = holder
  }

  /** Takes the place; returns what the one before had told and not taken back. */
  take(): Trouble | null {
    const told = this.#read()?.told ?? null
    this.keep(told)
    return told
  }

  /** Whether it is still ours; a folder that is gone needs no watchdog. */
  isOurs(): boolean {
    return this.#read()?.holder === this.#holder
  }

  /** Remembers what has been told outside. */
  keep(told: Trouble | null): void {
    try {
      writeFileSync(`${this.#file}.new`, JSON.stringify({ holder: this.#holder, told }))
      renameSync(`${this.#file}.new`, this.#file)
    } catch {
      // A full disk must not keep an alarm from being raised.
    }
  }

  #read(): z.infer<typeof kept> | undefined {
    try {
      return kept.parse(JSON.parse(readFileSync(this.#file, 'utf8')))
    } catch {
      return undefined
    }
  }
}
