import { createHash, type Hash, hash } from 'node:crypto'
import { BlobDamaged, type BlobRange, type PutBlob, type PutOptions } from './blobs.ts'

/**
 * A stored blob is a row of pieces: each the piece's number (8 bytes), 64 KiB of content (the last one less) and the
 * SHA-256 of both; and then 8 bytes that tell the content's length, every bit turned over, so that no piece's number can
 * be taken for it where a form was cut. So any part can be checked before it is given out.
 */
const PIECE_BYTES = 64 * 1024
const NUMBER_BYTES = 8
const HASH_BYTES = 32
const AROUND_BYTES = NUMBER_BYTES + HASH_BYTES
const LENGTH_BYTES = 8
/** Written together: a call to the system for each piece would cost more than its hash. */
export const STRETCH_BYTES = 16 * (PIECE_BYTES + AROUND_BYTES)

export type Written = { ok: true; bytes: number } | Extract<PutBlob, { ok: false }>

/**
 * Turns content into its stored form. `keep` is given stretches of it in order; the bytes are its own only until it
 * returns.
 */
export async function writePieces(
  content: AsyncIterable<Uint8Array>,
  { mostBytes = Number.POSITIVE_INFINITY, sha256: expected }: PutOptions,
  keep: (stretch: Buffer) => Promise<void>,
): Promise<Written> {
  const writer = new PieceWriter(keep)
  const whole = expected === undefined ? null : createHash('sha256')
  for await (const part of content) {
    if (writer.bytes + part.length > mostBytes) return { ok: false, code: 'too-large' }
    whole?.update(part)
    await writer.write(part)
  }
  if (isOther(whole, expected)) return { ok: false, code: 'other-content' }
  await writer.end()
  return { ok: true, bytes: writer.bytes }
}

function isOther(whole: Hash | null, expected: string | undefined): boolean {
  return whole !== null && whole.digest('hex') !== expected
}

class PieceWriter {
  readonly #keep: (stretch: Buffer) => Promise<void>
  readonly #stretch = Buffer.allocUnsafe(STRETCH_BYTES)
  /** Where the piece under way begins, and how much content it has. */
  #at = 0
  #filled = 0
  #number = 0
  bytes = 0

  constructor(keep: (stretch: Buffer) => Promise<void>) {
    this.#keep = keep
  }

  async write(content: Uint8Array): Promise<void> {
    this.bytes += content.length
    for (let at = 0; at < content.length; ) {
      const part = content.subarray(at, at + PIECE_BYTES - this.#filled)
      this.#stretch.set(part, this.#at + NUMBER_BYTES + this.#filled)
      this.#filled += part.length
      at += part.length
      if (this.#filled < PIECE_BYTES) continue
      this.#finishPiece()
      if (this.#at === this.#stretch.length) await this.#flush()
    }
  }

  async end(): Promise<void> {
    if (this.#filled > 0) this.#finishPiece()
    await this.#flush()
    await this.#keep(lengthMark(this.bytes))
  }

  #finishPiece(): void {
    const end = this.#at + NUMBER_BYTES + this.#filled
    this.#stretch.writeBigUInt64BE(BigInt(this.#number), this.#at)
    this.#stretch.set(hash('sha256', this.#stretch.subarray(this.#at, end), 'buffer'), end)
    this.#number++
    this.#at = end + HASH_BYTES
    this.#filled = 0
  }

  async #flush(): Promise<void> {
    if (this.#at > 0) await this.#keep(this.#stretch.subarray(0, this.#at))
    this.#at = 0
  }
}

function lengthMark(bytes: number): Buffer {
  const mark = Buffer.alloc(LENGTH_BYTES)
  mark.writeBigUInt64BE(BigInt.asUintN(64, ~BigInt(bytes)))
  return mark
}

/** How much content is in a stored form of that size; null when no content has that size. */
export function contentBytes(size: number): number | null {
  const rest = size - LENGTH_BYTES
  const pieces = Math.ceil(rest / (PIECE_BYTES + AROUND_BYTES))
  const bytes = rest - pieces * AROUND_BYTES
  return bytes >= 0 && Math.ceil(bytes / PIECE_BYTES) === pieces ? bytes : null
}

/** A blob in its stored form, wherever it lies. */
export interface StoredForm {
  readonly size: number
  /** Its bytes from `start` up to and without `end`, cut as it likes; ends early when there are fewer. */
  read(start: number, end: number): AsyncIterable<Buffer>
}

/** Reads and checks the pieces that a range touches, and gives out the part of each that lies in it. */
export async function* readPieces(
  form: StoredForm,
  id: string,
  { start, end }: BlobRange,
): AsyncGenerator<Buffer, void> {
  const bytes = contentBytes(form.size)
  if (bytes === null) throw new BlobDamaged(id)
  const stop = Math.min(end, bytes)
  const first = Math.min(Math.floor(start / PIECE_BYTES), Math.ceil(bytes / PIECE_BYTES))
  // A form that was cut at the end of a piece is told by the length that it lacks, so the end is read with what is next to it.
  const last = stop === bytes ? Math.ceil(bytes / PIECE_BYTES) : Math.ceil(stop / PIECE_BYTES)
  const to = stop === bytes ? form.size : last * (PIECE_BYTES + AROUND_BYTES)
  const from = Math.min(first * (PIECE_BYTES + AROUND_BYTES), form.size - LENGTH_BYTES)
  if (to <= from) return
  const cutter = new Cutter(form.read(from, to))
  try {
    for (let number = first; number < last; number++) {
      const at = number * PIECE_BYTES
      const piece = await cutter.next(Math.min(PIECE_BYTES, bytes - at) + AROUND_BYTES)
      const content = contentOf(piece, number)
      if (content === null) throw new BlobDamaged(id)
      if (at < stop && start < at + content.length) yield content.subarray(Math.max(0, start - at), stop - at)
    }
    if (to < form.size) return
    const length = await cutter.next(LENGTH_BYTES)
    if (!length?.equals(lengthMark(bytes))) throw new BlobDamaged(id)
  } finally {
    await cutter.close()
  }
}

/** What a piece holds, when it is the piece of that number and unaltered. */
function contentOf(piece: Buffer | null, number: number): Buffer | null {
  if (piece === null || piece.readBigUInt64BE() !== BigInt(number)) return null
  const end = piece.length - HASH_BYTES
  if (!hash('sha256', piece.subarray(0, end), 'buffer').equals(piece.subarray(end))) return null
  return piece.subarray(NUMBER_BYTES, end)
}

/** Cuts a stream as it is asked to, without copying what came in one chunk. */
class Cutter {
  readonly #chunks: AsyncIterator<Buffer>
  #held: Buffer = Buffer.alloc(0)

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** The next bytes, so many; null when the stream ends before. */
  async next(bytes: number): Promise<Buffer | null> {
    const more = this.#held.length > 0 ? [this.#held] : []
    for (let have = this.#held.length; have < bytes; ) {
      const { value, done } = await this.#chunks.next()
      if (done) return null
      more.push(value)
      have += value.length
    }
    const all = more.length === 1 && more[0] !== undefined ? more[0] : Buffer.concat(more)
    this.#held = all.subarray(bytes)
    return all.subarray(0, bytes)
  }

  async close(): Promise<void> {
    await this.#chunks.return?.()
  }
}
