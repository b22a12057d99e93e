import type { Workshop } from '../workshop/workshop.ts'
import type { Readable } from './look-into.ts'

/**
 * The picture of a page; `null` when it cannot be drawn, which is said where it would be shown (FIL26).
 *
 * @throws when the workshop failed twice for reasons that may lie elsewhere: asked again, it may succeed
 */
export async function drawPage(
  workshop: Workshop,
  { row, read }: Readable,
  page: number,
): Promise<{ mediaType: string; content: Buffer } | null> {
  const file = { id: row.id, bytes: row.bytes, content: read }
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const drawn = await workshop.drawPage(file, page)
    if (drawn === 'no-page') return null
    if (drawn !== 'failed') return { mediaType: drawn.mediaType, content: drawn.content }
  }
  throw new Error('a page could not be drawn')
}
