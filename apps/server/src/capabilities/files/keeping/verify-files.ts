import { BlobsUnreachable } from '../../../platform/blobs/index.ts'
import type { CheckedParts } from '../parts.ts'
import { type KeptFile, readDamaged, readStoredBytes, readUnverified } from '../store/keeping.ts'
import { type Verified, verifyFile } from './verify-file.ts'

const HOUR_MS = 3_600_000
/** Every stored file is read again once in so long. */
const VERIFIED_FOR_MS = 30 * 24 * HOUR_MS
/** A damaged file is looked at again so often: somebody may have put its bytes back. */
const DAMAGED_AGAIN_MS = 24 * HOUR_MS
/** In one hour's work: this much at least, and twice what is needed to be through in time. */
const LEAST_BYTES = 1024 ** 3
const BATCH = 50

export interface Pace {
  readonly at: Date
  readonly signal?: AbortSignal
  /** Rests for as long as reading took, so that whoever works has the disk for at least half of the time. */
  readonly rest: (ms: number) => Promise<void>
}

/** So many files in a row that cannot be read at all: it is the store, and the rest waits for the next hour. */
const PATIENCE = 3

/** Reads stored files again, the longest ago first, within one hour's share (FIL44); how many came out how. */
export async function verifyFiles(
  parts: CheckedParts,
  { at, signal, rest }: Pace,
): Promise<Record<Verified | 'out-of-reach', number>> {
  const { system } = parts.database
  const counts = { whole: 0, damaged: 0, mended: 0, 'made-anew': 0, 'passed-by': 0, 'out-of-reach': 0 }
  const runs = VERIFIED_FOR_MS / HOUR_MS
  let left = Math.max(LEAST_BYTES, Math.ceil((2 * (await readStoredBytes(system))) / runs))
  let failed = 0
  async function verifyAll(files: readonly KeptFile[]): Promise<void> {
    for (const file of files) {
      if (left <= 0 || failed === PATIENCE || signal?.aborted) return
      const started = performance.now()
      const verified = await tryToVerify(parts, file, signal)
      failed = verified === 'out-of-reach' ? failed + 1 : 0
      counts[verified] += 1
      left -= file.bytes
      await rest(performance.now() - started)
    }
  }
  await verifyAll(await readDamaged(system, new Date(at.getTime() - DAMAGED_AGAIN_MS), BATCH))
  const before = new Date(at.getTime() - VERIFIED_FOR_MS)
  const seen = new Set<string>()
  while (left > 0 && failed < PATIENCE && !signal?.aborted) {
    const files = (await readUnverified(system, before, BATCH)).filter(({ id }) => !seen.has(id))
    if (files.length === 0) break
    for (const { id } of files) seen.add(id)
    await verifyAll(files)
  }
  return counts
}

/** A file that cannot be read, as with a bad sector, keeps the others from nothing. */
async function tryToVerify(
  parts: CheckedParts,
  file: KeptFile,
  signal: AbortSignal | undefined,
): Promise<Verified | 'out-of-reach'> {
  try {
    return await verifyFile(parts, file, signal)
  } catch (error) {
    if (!(error instanceof BlobsUnreachable)) throw error
    parts.log.error({ err: error, fileId: file.id }, 'a stored file cannot be read')
    return 'out-of-reach'
  }
}
