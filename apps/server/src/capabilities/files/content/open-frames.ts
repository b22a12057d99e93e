import type { Blobs } from '../../../platform/blobs/index.ts'
import { ContentDamaged } from './content-damaged.ts'
import { type ContentRange, contextOf, frameBytes, framesOf, type Sealing, sealedRange } from './frames.ts'

/** Sealed content as it is stored. */
export interface StoredContent {
  readonly blobId: string
  /** Of content, before it was sealed. */
  readonly bytes: number
}

/**
 * Opens a range of sealed content, frame by frame, from the frame that it begins in.
 *
 * @throws what `isDamage` knows, before any byte of a damaged frame is given out
 */
export async function* openFrames(
  blobs: Blobs,
  sealing: Sealing,
  { blobId, bytes }: StoredContent,
  range: ContentRange,
): AsyncGenerator<Buffer, void> {
  const { start, end } = { start: range.start, end: Math.min(range.end, bytes) }
  if (start >= end) return
  const frames = framesOf(bytes)
  const first = Math.floor(start / frameBytes)
  const behind = Math.ceil(end / frameBytes)
  const { vault, scope, of } = sealing
  let frame = first
  for await (const sealed of sealedFrames(blobs, of, { blobId, bytes }, first, behind)) {
    const opened = vault.open(scope, sealed, contextOf(of, frame, frame === frames - 1))
    const from = frame * frameBytes
    yield opened.subarray(Math.max(0, start - from), Math.min(opened.length, end - from))
    frame += 1
  }
}

/** The sealed frames of a range, each whole: stored pieces end elsewhere than they do. */
async function* sealedFrames(
  blobs: Blobs,
  of: string,
  { blobId, bytes }: StoredContent,
  first: number,
  behind: number,
): AsyncGenerator<Buffer, void> {
  const stored = await blobs.get(blobId, sealedRange(bytes, first, behind))
  if (stored === null) throw new ContentDamaged(of)
  let frame = first
  let waiting: Buffer = Buffer.alloc(0)
  for await (const piece of stored) {
    waiting = waiting.length === 0 ? piece : Buffer.concat([waiting, piece])
    while (frame < behind) {
      const { start, end } = sealedRange(bytes, frame, frame + 1)
      if (waiting.length < end - start) break
      yield waiting.subarray(0, end - start)
      waiting = waiting.subarray(end - start)
      frame += 1
    }
  }
  if (frame < behind) throw new ContentDamaged(of)
}
