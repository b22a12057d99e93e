import type { Blobs } from '../../../platform/blobs/index.ts'
import { ContentDamaged } from './content-damaged.ts'
import {
  type ContentRange,
  contextOf,
  frameBytes,
  framesOf,
  type Sealing,
  sealedFrameBytes,
  sealedRange,
} from './frames.ts'

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
  // One buffer for all frames: each is opened before the next one comes.
  const sealed = Buffer.allocUnsafe(sealedFrameBytes)
  let frame = first
  let filled = 0
  for await (const piece of stored) {
    for (let at = 0; at < piece.length && frame < behind; ) {
      const { start, end } = sealedRange(bytes, frame, frame + 1)
      const wanted = end - start
      const taken = piece.subarray(at, at + wanted - filled)
      sealed.set(taken, filled)
      filled += taken.length
      at += taken.length
      if (filled < wanted) continue
      yield sealed.subarray(0, wanted)
      filled = 0
      frame += 1
    }
  }
  if (frame < behind) throw new ContentDamaged(of)
}
