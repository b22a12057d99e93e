import type { Readable } from 'node:stream'
import { mostHeading } from './wire.ts'

/** Reads messages from a pipe, at either end of it. */
export class Intake {
  readonly #chunks: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(stream: Readable) {
    this.#chunks = stream[Symbol.asyncIterator]()
  }

  /** The next heading, still to be parsed; `null` when the other end has closed. */
  async heading(): Promise<unknown> {
    const length = await this.take(4)
    if (length === null) return null
    const bytes = length.readUInt32BE()
    if (bytes > mostHeading) throw new Error('the heading is too long')
    const text = await this.take(bytes)
    return text === null ? null : JSON.parse(text.toString('utf8'))
  }

  /** So many bytes; `null` when the other end closes before they have come. */
  async take(bytes: number): Promise<Buffer | null> {
    const taken = Buffer.allocUnsafe(bytes)
    let filled = 0
    while (filled < bytes) {
      if (this.#rest.length === 0) {
        const next = await this.#chunks.next()
        if (next.done) return null
        this.#rest = next.value
      }
      const part = this.#rest.subarray(0, bytes - filled)
      taken.set(part, filled)
      filled += part.length
      this.#rest = this.#rest.subarray(part.length)
    }
    return taken
  }
}
