import { inTransaction } from '../../../platform/database/transaction.ts'
import { openScopes, VaultError } from '../../../platform/vault/index.ts'
import { scopeOf } from '../content/frames.ts'
import type { CheckedParts } from '../parts.ts'
import { act } from '../steps/act.ts'
import { auditFile, type OpenedFile, openFile, tellFile } from '../steps/change-file.ts'
import type { Deed } from '../steps/deed.ts'
import { type FileRow, readFiles } from '../store/files.ts'
import { deleteRendition, saveVerified } from '../store/keeping.ts'
import { readParts } from '../store/parts.ts'
import { readRenditions } from '../store/renditions.ts'
import { type CheckedStored, checkStored } from './check-stored.ts'
import { deleteBlobs } from './delete-blobs.ts'

/**
 * `whole`: every byte is as it came. `damaged`: it is not, and is no longer served. `mended`: it was damaged and is
 * whole again; it is looked into before it is shown. `made-anew`: only what was made of it is damaged, and it is made again. `passed-by`: it is no longer
 * there to be looked at, or has changed meanwhile.
 */
export type Verified = 'whole' | 'damaged' | 'mended' | 'made-anew' | 'passed-by'

/** Reads all that is stored of a file, and has everyone know what came of it (FIL44, FIL45). */
export async function verifyFile(
  parts: CheckedParts,
  { id, organisationId }: { id: string; organisationId: string },
  signal?: AbortSignal,
): Promise<Verified> {
  const stored = await readStored(parts, id, organisationId)
  if (stored === null) return 'passed-by'
  const checked = await checkStored(parts, stored.row, stored.parts, stored.renditions, signal).catch(
    unlessGone,
  )
  if (checked === null) return 'passed-by'
  const action = 'files.verify'
  const verified = await act(parts, { organisationId, personId: null, action }, async (deed) => {
    const opened = await openFile(deed, parts, id)
    // What was read is no longer what there is: it is looked at again another time.
    if (opened === undefined || opened.row.state !== stored.row.state) return 'passed-by'
    return conclude(deed, parts, opened, checked)
  })
  if (verified === 'damaged') parts.log.error({ fileId: id }, 'a stored file is damaged')
  return verified
}

async function readStored(parts: CheckedParts, id: string, organisationId: string) {
  const { database, vault } = parts
  return inTransaction(database.app, organisationId, async (transaction) => {
    const [row] = await readFiles(transaction, [id])
    if (row === undefined || !isKept(row)) return null
    await openScopes(transaction, vault, [{ scope: scopeOf(row), sealed: row.name }])
    return {
      row,
      parts: await readParts(transaction, id),
      renditions: await readRenditions(transaction, id),
    }
  })
}

/** A key that went while its file was read: the file was destroyed, or its key changed. */
function unlessGone(error: unknown): null {
  if (error instanceof VaultError && (error.code === 'key-shredded' || error.code === 'key-not-open'))
    return null
  throw error
}

function isKept({ state }: FileRow): boolean {
  return state === 'ready' || state === 'damaged'
}

async function conclude(
  deed: Deed,
  parts: CheckedParts,
  opened: OpenedFile,
  { contentWhole, damagedRenditions }: CheckedStored,
): Promise<Verified> {
  const { row } = opened
  const wasDamaged = row.state === 'damaged'
  if (!contentWhole) {
    if (wasDamaged) saveVerified(deed.transaction, row.id, deed.at)
    else await tell(deed, parts, opened, { state: 'damaged', verifiedAt: deed.at })
    return 'damaged'
  }
  if (damagedRenditions.length > 0) return makeAnew(deed, parts, opened, damagedRenditions)
  if (wasDamaged) {
    // It may have been found damaged before anyone looked into it, so it is looked into before it is shown.
    await lookAgain(deed, parts, opened)
    return 'mended'
  }
  saveVerified(deed.transaction, row.id, deed.at)
  return 'whole'
}

/** The content is whole, so that it can be looked into again and pictures be made of it as before. */
async function makeAnew(
  deed: Deed,
  parts: CheckedParts,
  opened: OpenedFile,
  damaged: CheckedStored['damagedRenditions'],
): Promise<Verified> {
  const { row } = opened
  for (const { name } of damaged) deleteRendition(deed.transaction, row.id, name)
  deed.afterCommit?.(() =>
    deleteBlobs(
      parts,
      damaged.map(({ blobId }) => blobId),
    ),
  )
  // A page's picture is made when somebody asks for it.
  const isOnlyPages = damaged.every(({ name }) => name.startsWith('page/'))
  if (isOnlyPages && row.state === 'ready') {
    saveVerified(deed.transaction, row.id, deed.at)
    return 'made-anew'
  }
  await lookAgain(deed, parts, opened)
  return 'made-anew'
}

async function lookAgain(deed: Deed, parts: CheckedParts, opened: OpenedFile): Promise<void> {
  await tell(deed, parts, opened, { state: 'checking', verifiedAt: deed.at })
  deed.afterCommit?.(() => parts.checker.nudge(opened.row.id))
}

async function tell(
  deed: Deed,
  parts: CheckedParts,
  opened: OpenedFile,
  changes: Partial<FileRow>,
): Promise<void> {
  await tellFile(deed, parts, opened, changes)
  auditFile(deed, opened.row)
}
