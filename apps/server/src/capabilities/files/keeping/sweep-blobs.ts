import type { FilesParts } from '../parts.ts'
import { readKnownBlobs } from '../store/keeping.ts'

/** What was put may be waiting for its row, or its row for the commit; a day is longer than any of that. */
const NEW_MS = 24 * 3_600_000
const BATCH = 500
/** Beyond so many it is asked whether the store is this database's at all. */
const FEW = 100

export type SweptBlobs = { ok: true; deleted: number } | { ok: false; known: number; unknown: number }

/**
 * Deletes blobs that no row knows: of parts whose commit was lost, of files that were destroyed while the store was out
 * of reach (FIL43). A database that knows nothing of what is stored, or of a great deal less than half, is another's or
 * an older one than that: then nothing is deleted and a person must look.
 */
export async function sweepBlobs(
  { blobs, database, log }: Pick<FilesParts, 'blobs' | 'database' | 'log'>,
  at: Date,
): Promise<SweptBlobs> {
  const before = new Date(at.getTime() - NEW_MS)
  const unknown: string[] = []
  let known = 0
  let batch: string[] = []
  async function look(): Promise<void> {
    const knowing = await readKnownBlobs(database.system, batch)
    known += knowing.size
    unknown.push(...batch.filter((id) => !knowing.has(id)))
    batch = []
  }
  for await (const { id, storedAt } of blobs.list()) {
    if (storedAt >= before) continue
    batch.push(id)
    if (batch.length === BATCH) await look()
  }
  if (batch.length > 0) await look()
  if (unknown.length > 0 && (known === 0 || unknown.length > Math.max(FEW, known))) {
    log.error({ known, unknown: unknown.length }, 'blobs not swept: this database knows too few of them')
    return { ok: false, known, unknown: unknown.length }
  }
  for (const id of unknown) await blobs.delete(id)
  return { ok: true, deleted: unknown.length }
}
