import { createHash } from 'node:crypto'
import type { Viewer } from '../../../platform/operations/viewer.ts'
import { commitContent, commitPart } from '../content/commit-content.ts'
import { ofPart, scopeOf } from '../content/frames.ts'
import { putContent } from '../content/put-content.ts'
import type { CheckedParts } from '../parts.ts'
import { act } from '../steps/act.ts'
import { auditFile, openFile, tellFile } from '../steps/change-file.ts'
import type { Deed } from '../steps/deed.ts'
import { type FileRow, lockFile, saveReceived } from '../store/files.ts'
import { insertPart, type PartRow, readParts } from '../store/parts.ts'

/** Where the next part of a file begins. */
export interface Offset {
  readonly start: number
  /** The part's number, from 1. */
  readonly number: number
}

/** Content came for a place that is not the next: another server, or another try, was quicker. */
export class OffsetMoved extends Error {}

/**
 * Stores one part of a file: seals it, puts it into the store, and only then, in one transaction, says that it is here.
 * What a kill or a cut loses is at most the part under way (FIL4). The last one makes the file wait for its check.
 *
 * @returns the bytes of the part
 */
export async function takePart(
  parts: CheckedParts,
  viewer: Viewer,
  file: FileRow,
  { start, number }: Offset,
  content: AsyncIterable<Uint8Array>,
): Promise<number> {
  const { vault, blobs } = parts
  const scope = scopeOf(file)
  const hash = createHash('sha256')
  let bytes = 0
  async function* measured(): AsyncGenerator<Uint8Array, void> {
    for await (const piece of content) {
      bytes += piece.length
      hash.update(piece)
      yield piece
    }
  }
  const blobId = await putContent(blobs, { vault, scope, of: ofPart(file.id, number) }, measured())
  const commitment = commitPart(vault, scope, hash.digest())
  const row = { fileId: file.id, number, blobId, start, bytes, commitment }
  const { organisationId, personId } = viewer
  const isLast = start + bytes === file.bytes
  try {
    await act(parts, { organisationId, personId, action: 'files.receive' }, (deed) =>
      isLast ? enterLast(deed, parts, row) : enter(deed, row),
    )
  } catch (error) {
    // Of a commit whose answer was lost nobody knows; then the sweep decides what of it no row knows.
    if (error instanceof OffsetMoved) await blobs.delete(blobId).catch(() => {})
    throw error
  }
  if (isLast) {
    parts.log.info({ fileId: file.id, bytes: file.bytes }, 'file received')
    parts.checker.nudge(file.id)
  }
  return bytes
}

/** The lock on the row holds between servers too: of two parts for one place, one is entered. */
async function enter({ transaction, organisationId }: Deed, row: PartRow): Promise<void> {
  const file = await lockFile(transaction, row.fileId)
  if (file === undefined || !isNext(file, row)) throw new OffsetMoved()
  insertPart(transaction, organisationId, row)
  saveReceived(transaction, row.fileId, row.start + row.bytes)
}

async function enterLast(deed: Deed, parts: CheckedParts, row: PartRow): Promise<void> {
  const { transaction, organisationId } = deed
  const opened = await openFile(deed, parts, row.fileId)
  if (opened === undefined || !isNext(opened.row, row)) throw new OffsetMoved()
  insertPart(transaction, organisationId, row)
  const all = await readParts(transaction, row.fileId)
  const commitment = commitContent(parts.vault, scopeOf(opened.row), all)
  await tellFile(deed, parts, opened, { received: row.start + row.bytes, state: 'checking', commitment })
  auditFile(deed, opened.row, commitment)
}

function isNext({ state, received }: FileRow, { start }: PartRow): boolean {
  return state === 'receiving' && received === start
}
