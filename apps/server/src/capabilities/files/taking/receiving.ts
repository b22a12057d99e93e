import type { Readable } from 'node:stream'
import { DataStore, ERRORS, Upload } from '@tus/server'
import { inSnapshot } from '../../../platform/database/transaction.ts'
import type { Viewer } from '../../../platform/operations/viewer.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import { scopeOf } from '../content/frames.ts'
import type { CheckedParts } from '../parts.ts'
import { type FileRow, readFiles } from '../store/files.ts'
import { readParts } from '../store/parts.ts'
import { cutStream } from './cut-stream.ts'
import { OffsetMoved, takePart } from './take-part.ts'

/** Most content of one part, in bytes: what a kill can lose, and no more than one upload holds back from its row. */
const partBytes = 4 * 1024 * 1024

/** The files that one person is sending, as the tus protocol sees them; only their own are there (FIL7). */
export class Receiving extends DataStore {
  readonly #parts: CheckedParts
  readonly #viewer: Viewer

  constructor(parts: CheckedParts, viewer: Viewer) {
    super()
    this.#parts = parts
    this.#viewer = viewer
  }

  override async getUpload(id: string): Promise<Upload> {
    const { row } = await this.#find(id)
    return new Upload({
      id,
      size: row.bytes,
      offset: row.received,
      creation_date: row.addedAt.toISOString(),
    })
  }

  /** Takes what comes, part by part; what has come counts although the line breaks. */
  override async write(content: Readable, id: string, offset: number): Promise<number> {
    const { row, stored } = await this.#find(id)
    if (row.received !== offset) throw ERRORS.INVALID_OFFSET
    const incoming = cutStream(content)
    let start = offset
    for (let number = stored + 1; await incoming.more(); number += 1) {
      if (row.state !== 'receiving') throw ERRORS.FILE_NO_LONGER_EXISTS
      await this.#openKey(row)
      const part = incoming.next(partBytes)
      start += await takePart(this.#parts, this.#viewer, row, { start, number }, part).catch(inTheirWords)
    }
    if (incoming.broken !== undefined) throw incoming.broken
    return start
  }

  async #find(id: string): Promise<{ row: FileRow; stored: number }> {
    const { organisationId, personId } = this.#viewer
    const found = await inSnapshot(this.#parts.database.app, organisationId, async (transaction) => {
      const [row] = await readFiles(transaction, [id])
      return { row, stored: (await readParts(transaction, id)).length }
    })
    const { row, stored } = found
    if (row === undefined || row.addedBy !== personId) throw ERRORS.FILE_NOT_FOUND
    if (!isHere(row)) throw ERRORS.FILE_NO_LONGER_EXISTS
    return { row, stored }
  }

  /** Kept in memory, and read again when it has been forgotten there. */
  async #openKey(row: FileRow): Promise<void> {
    const scope = scopeOf(row)
    if (this.#parts.vault.isOpen(scope)) return
    await inSnapshot(this.#parts.database.app, row.organisationId, (transaction) =>
      openScopes(transaction, this.#parts.vault, [{ scope }]),
    )
  }
}

/** Of a file that is all here its sender is still told so: the answer to the last part may have been lost. */
function isHere({ state }: FileRow): boolean {
  return state === 'receiving' || state === 'checking' || state === 'ready'
}

function inTheirWords(error: unknown): never {
  if (error instanceof OffsetMoved) throw ERRORS.INVALID_OFFSET
  throw error
}
