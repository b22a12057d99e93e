import { shredScope } from '../../../platform/vault/index.ts'
import { scopeOf } from '../content/frames.ts'
import { deleteBlobs } from '../keeping/delete-blobs.ts'
import type { FilesParts } from '../parts.ts'
import { deleteLayers, saveStub } from '../store/keeping.ts'
import { deleteParts } from '../store/parts.ts'
import { deleteRenditions } from '../store/renditions.ts'
import { type OpenedFile, tellFile } from './change-file.ts'
import type { Deed } from './deed.ts'

/**
 * Destroys an open file for good, in the caller's transaction: its key first of all, so that neither what is stored nor
 * any copy of it opens again; its content, what was made of it and what was drawn on it. Its row stays as a stub that
 * says who and when (FIL40). The caller audits.
 */
export async function destroyFile(
  deed: Deed,
  parts: Pick<FilesParts, 'places' | 'vault' | 'blobs' | 'ledger' | 'log'>,
  opened: OpenedFile,
): Promise<void> {
  const { transaction, personId, at } = deed
  const { row } = opened
  const scope = scopeOf(row)
  const blobIds = [
    ...(await deleteParts(transaction, row.id)),
    ...(await deleteRenditions(transaction, row.id)),
  ]
  deleteLayers(transaction, row.id)
  await shredScope(transaction, parts.vault, scope, at)
  saveStub(transaction, row.id, personId, at)
  try {
    await tellFile(deed, parts, opened, {
      state: 'removed',
      held: false,
      commitment: null,
      pictured: false,
      layers: 0,
    })
  } finally {
    // What this transaction reads of the key is true of everyone only once it has committed.
    parts.vault.forget(scope)
  }
  deed.afterCommit?.(() => {
    parts.vault.forget(scope)
    // What fails is done later: the ledger is brought level, and blobs that no row knows are swept.
    parts.ledger.note([{ ...scope, at }]).catch((error: unknown) => {
      parts.log.error({ err: error, fileId: row.id }, 'shredding not noted')
    })
    deleteBlobs(parts, blobIds)
  })
}
