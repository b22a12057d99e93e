import type { Box } from '../ports.ts'

/** How much of a file is sealed, kept and sent at a time, in bytes. */
export const pieceBytes = 4 * 1024 * 1024

/** A file's content in its person's box, in pieces, so that a large one is never in memory whole. */
export interface KeptContent {
  /** Resolves when all of it is on this device's disk; `false` when it was given up. */
  keep(content: Blob, goesOn: () => boolean): Promise<boolean>
  /** `undefined` when it is not here whole. */
  read(from: number, to: number): Promise<Blob | undefined>
  /** The server has everything up to there: what lies before is destroyed here. */
  received(upTo: number): Promise<void>
  destroy(): Promise<void>
}

export function keptContent(box: Box, uploadId: string, bytes: number): KeptContent {
  const nameOf = (piece: number) => `upload-piece/${uploadId}/${piece}`
  const pieces = Math.ceil(bytes / pieceBytes)
  let destroyed = 0

  async function destroyUpTo(end: number): Promise<void> {
    const first = destroyed
    destroyed = Math.max(destroyed, end)
    for (let piece = first; piece < end; piece += 1) await box.delete(nameOf(piece))
  }

  return {
    async keep(content, goesOn) {
      for (let piece = 0; piece < pieces; piece += 1) {
        if (!goesOn()) return false
        const slice = content.slice(piece * pieceBytes, (piece + 1) * pieceBytes)
        await box.setBytes(nameOf(piece), new Uint8Array(await slice.arrayBuffer()))
      }
      return goesOn()
    },
    async read(from, to) {
      const found: Uint8Array<ArrayBuffer>[] = []
      for (let piece = Math.floor(from / pieceBytes); piece * pieceBytes < to; piece += 1) {
        const held = await box.getBytes(nameOf(piece))
        if (!held) return undefined
        const start = piece * pieceBytes
        found.push(held.subarray(Math.max(0, from - start), Math.min(held.length, to - start)))
      }
      return new Blob(found)
    },
    received: (upTo) => destroyUpTo(upTo >= bytes ? pieces : Math.floor(upTo / pieceBytes)),
    destroy: () => destroyUpTo(pieces),
  }
}
