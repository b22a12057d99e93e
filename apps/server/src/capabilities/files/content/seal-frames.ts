import { contextOf, frameBytes, type Sealing } from './frames.ts'

/** Seals content as it comes, frame by frame; at most one frame waits in memory for what follows it. */
export async function* sealFrames(
  sealing: Sealing,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer, void> {
  const waiting = Buffer.allocUnsafe(frameBytes)
  let filled = 0
  let frame = 0
  for await (const bytes of content) {
    for (let at = 0; at < bytes.length; ) {
      // A full frame is sealed only when more comes: the last one is sealed as the last.
      if (filled === frameBytes) {
        yield seal(sealing, waiting, frame, false)
        frame += 1
        filled = 0
      }
      const taken = bytes.subarray(at, at + frameBytes - filled)
      waiting.set(taken, filled)
      filled += taken.length
      at += taken.length
    }
  }
  yield seal(sealing, waiting.subarray(0, filled), frame, true)
}

function seal({ vault, scope, of }: Sealing, bytes: Buffer, frame: number, isLast: boolean): Buffer {
  return vault.seal(scope, bytes, contextOf(of, frame, isLast))
}
