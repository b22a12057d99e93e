import { createHash } from 'node:crypto'
import { commitContent, commitPart } from '../content/commit-content.ts'
import { isDamage } from '../content/content-damaged.ts'
import { ofPart, scopeOf } from '../content/frames.ts'
import { openFrames } from '../content/open-frames.ts'
import { type ContentStore, readRenditionContent } from '../content/read-content.ts'
import type { FileRow } from '../store/files.ts'
import type { PartRow } from '../store/parts.ts'
import type { RenditionRow } from '../store/renditions.ts'

export interface CheckedStored {
  /** Whether every byte is the one that came. */
  readonly contentWhole: boolean
  /** What was made of it and does not open as it was made. */
  readonly damagedRenditions: readonly RenditionRow[]
}

/**
 * Reads all that is stored of a file, opens it and compares it with the commitments that were made when it came. The
 * file's key must be open.
 *
 * @throws when the store is out of reach, or the key is gone: then nothing is known
 */
export async function checkStored(
  store: ContentStore,
  row: FileRow,
  parts: readonly PartRow[],
  renditions: readonly RenditionRow[],
  signal?: AbortSignal,
): Promise<CheckedStored> {
  const contentWhole = await isContentWhole(store, row, parts, signal)
  const damagedRenditions: RenditionRow[] = []
  for (const rendition of renditions) {
    signal?.throwIfAborted()
    if (!(await isRenditionWhole(store, row, rendition))) damagedRenditions.push(rendition)
  }
  return { contentWhole, damagedRenditions }
}

async function isContentWhole(
  { vault, blobs }: ContentStore,
  row: FileRow,
  parts: readonly PartRow[],
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const scope = scopeOf(row)
  let at = 0
  for (const part of parts) {
    signal?.throwIfAborted()
    if (part.start !== at) return false
    at += part.bytes
    const hash = createHash('sha256')
    const sealing = { vault, scope, of: ofPart(row.id, part.number) }
    const read = await readAll(openFrames(blobs, sealing, part, { start: 0, end: part.bytes }), (bytes) =>
      hash.update(bytes),
    )
    if (read !== part.bytes || !commitPart(vault, scope, hash.digest()).equals(part.commitment)) return false
  }
  return at === row.bytes && (row.commitment?.equals(commitContent(vault, scope, parts)) ?? true)
}

async function isRenditionWhole(
  store: ContentStore,
  row: FileRow,
  rendition: RenditionRow,
): Promise<boolean> {
  return (await readAll(readRenditionContent(store, row, rendition))) === rendition.bytes
}

/** How many bytes could be read; `null` when what is stored is damaged. */
async function readAll(
  content: AsyncIterable<Buffer>,
  take: (bytes: Buffer) => void = () => {},
): Promise<number | null> {
  let read = 0
  try {
    for await (const bytes of content) {
      take(bytes)
      read += bytes.length
    }
    return read
  } catch (error) {
    if (isDamage(error)) return null
    throw error
  }
}
