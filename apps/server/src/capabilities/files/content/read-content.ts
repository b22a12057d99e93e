import type { Blobs } from '../../../platform/blobs/index.ts'
import type { Vault } from '../../../platform/vault/index.ts'
import type { PartRow } from '../store/parts.ts'
import type { RenditionRow } from '../store/renditions.ts'
import { ContentDamaged } from './content-damaged.ts'
import { type ContentRange, ofPart, ofRendition, scopeOf } from './frames.ts'
import { openFrames } from './open-frames.ts'

/** Where content is read from. */
export interface ContentStore {
  readonly vault: Vault
  readonly blobs: Blobs
}

/** Of which file, and how much there must be of it. */
export interface ContentOf {
  readonly id: string
  readonly organisationId: string
  readonly bytes: number
}

/**
 * The content of a file as it came, or a range of it, across its parts. The file's key must be open.
 *
 * @param parts all of the file's, in order
 * @throws what `isDamage` knows
 */
export async function* readContent(
  { vault, blobs }: ContentStore,
  file: ContentOf,
  parts: readonly PartRow[],
  range: ContentRange = { start: 0, end: file.bytes },
): AsyncGenerator<Buffer, void> {
  const scope = scopeOf(file)
  let at = 0
  for (const part of parts) {
    if (part.start !== at) throw new ContentDamaged(file.id)
    at += part.bytes
    const within = { start: Math.max(0, range.start - part.start), end: range.end - part.start }
    yield* openFrames(blobs, { vault, scope, of: ofPart(file.id, part.number) }, part, within)
  }
  if (at < Math.min(range.end, file.bytes)) throw new ContentDamaged(file.id)
}

/** A rendition of a file, or a range of it. The file's key must be open. */
export function readRenditionContent(
  { vault, blobs }: ContentStore,
  file: { id: string; organisationId: string },
  row: RenditionRow,
  range: ContentRange = { start: 0, end: row.bytes },
): AsyncGenerator<Buffer, void> {
  const sealing = { vault, scope: scopeOf(file), of: ofRendition(file.id, row.name) }
  return openFrames(blobs, sealing, row, range)
}
