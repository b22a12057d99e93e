import { createHash, type Hash, hash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { BlobDamaged, type BlobRange } from './blobs.ts'

/**
 * A stored blob is a row of pieces, each 64 KiB of content (the last one less) and the SHA-256 of its number and
 * content, and then 8 bytes that tell the content's length. So any part can be checked before it is given out.
 */
const PIECE_BYTES = 64 * 1024
const HASH_BYTES = 32
const LENGTH_BYTES = 8

/** Writes content as pieces; the caller opens, syncs and closes the file. */
export class PieceWriter {
  readonly #file: FileHandle
  readonly #whole: Hash = createHash('sha256')
  readonly #piece = Buffer.allocUnsafe(PIECE_BYTES)
  #filled = 0
  #number = 0
  #bytes = 0

  constructor(file: FileHandle) {
    this.#file = file
  }

  get bytes(): number {
    return this.#bytes
  }

  async write(content: Uint8Array): Promise<void> {
    this.#whole.update(content)
    this.#bytes += content.length
    for (let at = 0; at < content.length; ) {
      const part = content.subarray(at, at + PIECE_BYTES - this.#filled)
      this.#piece.set(part, this.#filled)
      this.#filled += part.length
      at += part.length
      if (this.#filled === PIECE_BYTES) await this.#flush()
    }
  }

  /** Writes what is left and the length; returns the SHA-256 of the whole content in hex. */
  async end(): Promise<string> {
    if (this.#filled > 0) await this.#flush()
    const length = Buffer.alloc(LENGTH_BYTES)
    length.writeBigUInt64BE(BigInt(this.#bytes))
    await this.#file.writev([length])
    return this.#whole.digest('hex')
  }

  async #flush(): Promise<void> {
    const content = this.#piece.subarray(0, this.#filled)
    await this.#file.writev([content, pieceHash(this.#number, content)])
    this.#number++
    this.#filled = 0
  }
}

/** How many bytes of content a stored file holds; throws BlobDamaged when its size does not fit. */
export async function contentLength(file: FileHandle, id: string): Promise<number> {
  const { size } = await file.stat()
  const length = Buffer.alloc(LENGTH_BYTES)
  if (size < LENGTH_BYTES) throw new BlobDamaged(id)
  await file.read(length, 0, LENGTH_BYTES, size - LENGTH_BYTES)
  const bytes = Number(length.readBigUInt64BE())
  const pieces = Math.ceil(bytes / PIECE_BYTES)
  if (size !== bytes + pieces * HASH_BYTES + LENGTH_BYTES) throw new BlobDamaged(id)
  return bytes
}

/** Reads and checks the pieces that a range touches, and gives out the part of each that lies in it. */
export async function* readPieces(
  file: FileHandle,
  id: string,
  bytes: number,
  { start, end }: BlobRange,
): AsyncGenerator<Buffer, void> {
  const stop = Math.min(end, bytes)
  for (let number = Math.floor(start / PIECE_BYTES); number * PIECE_BYTES < stop; number++) {
    const first = number * PIECE_BYTES
    const content = await readPiece(file, id, number, Math.min(PIECE_BYTES, bytes - first))
    yield content.subarray(Math.max(0, start - first), stop - first)
  }
}

async function readPiece(file: FileHandle, id: string, number: number, length: number): Promise<Buffer> {
  const stored = Buffer.allocUnsafe(length + HASH_BYTES)
  const { bytesRead } = await file.read(stored, 0, stored.length, number * (PIECE_BYTES + HASH_BYTES))
  const content = stored.subarray(0, length)
  const intact = bytesRead === stored.length && pieceHash(number, content).equals(stored.subarray(length))
  if (!intact) throw new BlobDamaged(id)
  return content
}

function pieceHash(number: number, content: Buffer): Buffer {
  const numbered = Buffer.allocUnsafe(LENGTH_BYTES + content.length)
  numbered.writeBigUInt64BE(BigInt(number))
  numbered.set(content, LENGTH_BYTES)
  return hash('sha256', numbered, 'buffer')
}
