import { inSnapshot, inTransaction } from '../../../platform/database/transaction.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import { scopeOf } from '../content/frames.ts'
import { putRenditionContent } from '../content/put-content.ts'
import type { CheckedParts } from '../parts.ts'
import { type FileRow, lockFile } from '../store/files.ts'
import { insertRendition, readRendition } from '../store/renditions.ts'

/** Pages that are being drawn now, so that several who want the same one wait for the same. */
const underWay = new Map<string, Promise<boolean>>()

/** Has a page of a PDF drawn and keeps its picture; `false` when it cannot be drawn. */
export function drawPage(parts: CheckedParts, file: FileRow, page: number): Promise<boolean> {
  const key = `${file.id} ${page}`
  const drawing =
    underWay.get(key) ??
    draw(parts, file, page).finally(() => {
      underWay.delete(key)
    })
  underWay.set(key, drawing)
  return drawing
}

async function draw(parts: CheckedParts, file: FileRow, page: number): Promise<boolean> {
  const { database, vault, blobs } = parts
  const { organisationId } = file
  const name = `page/${page}`
  const isThere = await inSnapshot(database.app, organisationId, async (transaction) => {
    await openScopes(transaction, vault, [{ scope: scopeOf(file) }])
    // Somebody else may have had it drawn since it was looked for.
    return (await readRendition(transaction, file.id, name)) !== undefined
  })
  if (isThere) return true
  const drawn = await parts.checker.drawPage(file, page)
  if (drawn === null) return false
  const { mediaType, content } = drawn
  const blobId = await putRenditionContent(parts, file, name, once(content))
  const row = { fileId: file.id, name, blobId, mediaType, bytes: content.length }
  const entered = await inTransaction(database.app, organisationId, async (transaction) => {
    const now = await lockFile(transaction, file.id)
    return now?.state === 'ready' && (await insertRendition(transaction, organisationId, row))
  })
  if (!entered) await blobs.delete(blobId)
  return true
}

async function* once(content: Buffer): AsyncGenerator<Buffer, void> {
  yield content
}
