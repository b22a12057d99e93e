import type { Box } from '../ports.ts'
import { type KeptContent, keptContent } from './kept-content.ts'
import type { Upload } from './upload.ts'

/** The content of uploads: what was added in this page, and what is kept on this device. */
export interface Contents {
  add(uploadId: string, content: Blob): void
  /** What was added in this page. */
  inPage(uploadId: string): Blob | undefined
  /** `undefined` where nothing is kept. */
  kept(upload: Pick<Upload, 'id' | 'bytes'>): KeptContent | undefined
  /** A part of it, from the page or the disk; `undefined` when neither has it any more. */
  read(upload: Pick<Upload, 'id' | 'bytes'>, from: number, to: number): Promise<Blob | undefined>
  forget(uploadId: string): void
  clear(): void
}

export function createContents(box: () => Box | undefined): Contents {
  const sources = new Map<string, Blob>()
  const kept = new Map<string, KeptContent>()

  function keptOf({ id, bytes }: Pick<Upload, 'id' | 'bytes'>): KeptContent | undefined {
    const mine = box()
    const found = kept.get(id) ?? (mine && keptContent(mine, id, bytes))
    if (found) kept.set(id, found)
    return found
  }

  return {
    add: (uploadId, content) => void sources.set(uploadId, content),
    inPage: (uploadId) => sources.get(uploadId),
    kept: keptOf,
    async read(upload, from, to) {
      try {
        // Read at once: a file that was changed or taken away since it was chosen is found out here.
        const slice = await sources.get(upload.id)?.slice(from, to).arrayBuffer()
        if (slice) return new Blob([slice])
      } catch {
        sources.delete(upload.id)
      }
      return keptOf(upload)
        ?.read(from, to)
        .catch(() => undefined)
    },
    forget(uploadId) {
      sources.delete(uploadId)
      kept.delete(uploadId)
    },
    clear() {
      sources.clear()
      kept.clear()
    },
  }
}
