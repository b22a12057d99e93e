import type pg from 'pg'
import { inSnapshot, type Transaction } from '../database/transaction.ts'
import { type ExportRecord, formatRecord, leafRecord } from './export-record.ts'
import { type EntryRow, readCheckpoints, readLogEntries } from './store.ts'

const PAGE = 2000

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
    const entries = eachEntry(transaction, organisationId)
    for await (const { size, note } of eachCheckpoint(transaction, organisationId)) {
      for (; leaves < size; leaves++) {
        const { value: entry, done } = await entries.next()
        if (done) break
        await put(recordOf(entry))
      }
      await put({ kind: 'checkpoint', note })
      checkpoints++
    }
    // What no checkpoint covers is shown too, so that the verifier can say so.
    for await (const entry of entries) {
      await put(recordOf(entry))
      leaves++
    }
    await put({ kind: 'end', leaves, checkpoints })
    return { leaves, checkpoints }
  })
}

async function* eachEntry(transaction: Transaction, organisationId: string): AsyncGenerator<EntryRow, void> {
  let next = 0
  for (;;) {
    const page = await readLogEntries(transaction, organisationId, next, PAGE)
    yield* page
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return
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

function recordOf(entry: EntryRow): ExportRecord {
  const { logIndex, streamId, position, entryHash, at } = entry
  if (at === null) {
    return { kind: 'missing-leaf', index: logIndex, streamId, position, hash: entryHash.toString('hex') }
  }
  return leafRecord(logIndex, { ...entry, at, outcome: entry.outcome ?? undefined })
}
