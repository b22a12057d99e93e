import { isSameName } from '@baton/domain/files/library-order'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { createScopeKey, openScopes, type Scope, type Vault } from '../../../platform/vault/index.ts'
import { readDocumentsOf } from './store/documents.ts'
import { type FolderRow, lockLibrary, readFolders } from './store/folders.ts'
import { libraryScope, openWords } from './words.ts'

/** A team's library that nobody else changes until the transaction ends. */
export interface Shelf {
  readonly organisationId: string
  readonly teamId: string
  /** Its key is open. */
  readonly scope: Scope
  /** The same, when it is not committed yet. */
  readonly made: Scope | undefined
  readonly folders: readonly FolderRow[]
}

/** Locks a team's library; one that is not there begins. The caller has found that the viewer may change it. */
export async function openShelf(
  transaction: Transaction,
  vault: Vault,
  library: { organisationId: string; teamId: string },
): Promise<Shelf> {
  const isNew = await lockLibrary(transaction, library)
  const scope = libraryScope(library)
  const made = isNew ? await createScopeKey(transaction, vault, scope) : undefined
  if (made === undefined) await openScopes(transaction, vault, [{ scope }])
  const folders = await readFolders(transaction, library.teamId)
  return { ...library, scope: made ?? scope, made, folders }
}

/** Whether another folder in the same place has this name (FIL66). */
export function isFolderNamed(
  vault: Vault,
  { folders, scope }: Shelf,
  { id, parentId, name }: { id: string; parentId: string | null; name: string },
): boolean {
  const others = folders.filter((other) => other.parentId === parentId && other.id !== id)
  return others.some((other) =>
    isSameName(openWords(vault, scope, ['library_folder', other.id], other.name), name),
  )
}

/** Whether another document in the same place has this name (FIL66); names are sealed, and no place holds many. */
export async function isDocumentNamed(
  transaction: Transaction,
  vault: Vault,
  { teamId, scope }: Shelf,
  { id, folderId, name }: { id: string; folderId: string | null; name: string },
): Promise<boolean> {
  const rows = await readDocumentsOf(transaction, teamId)
  const others = rows.filter(
    (other) => other.folderId === folderId && other.id !== id && other.removedAt === null,
  )
  return others.some((other) =>
    isSameName(openWords(vault, scope, ['library_document', other.id], other.name), name),
  )
}
