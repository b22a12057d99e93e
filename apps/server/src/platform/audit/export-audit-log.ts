import type pg from 'pg'
import { inSnapshot, type Transaction } from '../database/transaction.ts'
import { type ExportRecord, formatRecord, leafRecord } from './export-record.ts'
import { type PlaceRow, readCheckpoints, readPlaces } from './store.ts'

const PAGE = 2000
/** Runs are read so many at once; each is at most a hundred leaves. */
const RUNS = 50

/**
 * Writes an organisation's whole audit log as NDJSON (AUD6), of one moment, up to its latest checkpoint; call the
 * sequencer first. Holds one page in memory.
 *
 * @param write takes a line without its line feed; awaited, so that a slow reader slows the reading
 */
export async function exportAuditLog(
  pool: pg.Pool,
  organisationId: string,
  write: (line: string) => void | Promise<void>,
): Promise<{ leaves: number; checkpoints: number }> {
  return inSnapshot(pool, organisationId, async (transaction) => {
    const put = async (record: ExportRecord) => write(formatRecord(record))
    await put({ kind: 'export', version: 1, organisationId })
    let leaves = 0
    let checkpoints = 0
    const places = eachPlace(transaction, organisationId)
    for await (const { size, note } of eachCheckpoint(transaction, organisationId)) {
      for (; leaves < size; leaves++) {
        const { value: place, done } = await places.next()
        if (done) break
        await put(recordOf(place))
      }
      await put({ kind: 'checkpoint', note })
      checkpoints++
    }
    // What no checkpoint covers is shown too, so that the verifier can say so.
    for await (const place of places) {
      await put(recordOf(place))
      leaves++
    }
    await put({ kind: 'end', leaves, checkpoints })
    return { leaves, checkpoints }
  })
}

async function* eachPlace(transaction: Transaction, organisationId: string): AsyncGenerator<PlaceRow, void> {
  let next = 0
  for (;;) {
    const page = await readPlaces(transaction, organisationId, next, RUNS)
    yield* page
    const last = page.at(-1)
    if (last === undefined) return
    next = last.logIndex + 1
  }
}

async function* eachCheckpoint(
  transaction: Transaction,
  organisationId: string,
): AsyncGenerator<{ size: number; note: string }, void> {
  let after = 0
  for (;;) {
    const page = await readCheckpoints(transaction, organisationId, after, PAGE)
    yield* page
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return
    after = last.number
  }
}

function recordOf(place: PlaceRow): ExportRecord {
  const { logIndex, streamId, position, loggedHash, at } = place
  if (at === null) {
    return { kind: 'missing-leaf', index: logIndex, streamId, position, hash: loggedHash.toString('hex') }
  }
  return leafRecord(logIndex, { ...place, at, outcome: place.outcome ?? undefined })
}
