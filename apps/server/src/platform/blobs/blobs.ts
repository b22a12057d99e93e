/** What a stored blob is known by. */
export interface StoredBlob {
  /** Random; says nothing of the content. */
  readonly id: string
  readonly bytes: number
}

/** A blob as it lies in the store. */
export interface ListedBlob extends StoredBlob {
  readonly storedAt: Date
}

export type PutBlob = { ok: true; blob: StoredBlob } | { ok: false; code: 'too-large' | 'other-content' }

export interface PutOptions {
  /** More content than this many bytes is refused. */
  readonly mostBytes?: number
  /** Content with another SHA-256 (hex) is refused: it was changed on its way. */
  readonly sha256?: string
  /** Under the id that it once was given: for content that comes back from a backup. */
  readonly id?: string
}

/** A part of a blob in bytes: from `start`, up to and without `end`; what lies beyond the blob's end is left out. */
export interface BlobRange {
  readonly start: number
  readonly end: number
}

/**
 * The door to stored bytes. It knows nothing of what they mean, and stores them as they come: seal them before.
 * @throws BlobsUnreachable, from each of them, when the store does not answer or has no room
 */
export interface Blobs {
  /** Stores content; it is kept, whole, when this returns, and not there at all otherwise (BLB1). */
  put(content: AsyncIterable<Uint8Array>, options?: PutOptions): Promise<PutBlob>
  /**
   * The content or a part of it, piece by piece; null when there is no such blob.
   * @throws BlobDamaged, while being read, before any byte of a damaged piece is given out (BLB2)
   */
  get(id: string, range?: BlobRange): Promise<AsyncIterable<Buffer> | null>
  /** Removes a blob; no harm when there is none. */
  delete(id: string): Promise<void>
  /** Everything that is kept, in no order; what comes or goes meanwhile may be in it or not (BLB5). */
  list(): AsyncIterable<ListedBlob>
}

/** Stored bytes are not those that were put: a broken disk, or someone's hand. */
export class BlobDamaged extends Error {
  constructor(id: string) {
    super(`blob ${id} is damaged`)
    this.name = 'BlobDamaged'
  }
}

/** The store does not answer, refuses us or has no room: what was asked may be asked again later (BLB4). */
export class BlobsUnreachable extends Error {
  constructor(cause: unknown) {
    super('the store of blobs is out of reach', { cause })
    this.name = 'BlobsUnreachable'
  }
}
