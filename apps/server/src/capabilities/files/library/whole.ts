import type { DocumentVersion, Folder, LibraryDocument, StoredFile } from '@baton/contract'
import { whatOpens } from '@baton/domain/files/library-versions'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { openScopes, type Scope, type Vault } from '../../../platform/vault/index.ts'
import { filesByIds } from '../present.ts'
import type { DocumentRow } from './store/documents.ts'
import type { FolderRow } from './store/folders.ts'
import { readShares, type ShareRow } from './store/shares.ts'
import { readVersions, type VersionRow } from './store/versions.ts'
import { libraryScope, openWords } from './words.ts'

/** A document with its versions, newest first, and with whom it is shared. */
export interface WholeDocument {
  readonly row: DocumentRow
  readonly versions: readonly [VersionRow, ...VersionRow[]]
  readonly shares: readonly ShareRow[]
}

/** Where words are opened. */
export interface Opening {
  readonly transaction: Transaction
  readonly vault: Vault
  /** A library's key that is not committed yet. */
  readonly made?: Scope | undefined
}

/** Rows with what belongs to them, in the order given. */
export async function wholeDocuments(
  transaction: Transaction,
  rows: readonly DocumentRow[],
): Promise<WholeDocument[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const [versions, shares] = await Promise.all([readVersions(transaction, ids), readShares(transaction, ids)])
  const versionsOf = Map.groupBy(versions, ({ documentId }) => documentId)
  const sharesOf = Map.groupBy(shares, ({ documentId }) => documentId)
  return rows.map((row) => {
    const [newest, ...earlier] = versionsOf.get(row.id) ?? []
    if (newest === undefined) throw new Error(`document ${row.id} has no version`)
    return { row, versions: [newest, ...earlier], shares: sharesOf.get(row.id) ?? [] }
  })
}

/** What crosses the wire. */
export async function presentDocuments(
  opening: Opening,
  wholes: readonly WholeDocument[],
): Promise<LibraryDocument[]> {
  const shown = wholes.map(({ versions }) => whatOpens(versions))
  const told = shown.flatMap(({ current, pending }) => (pending === null ? [current] : [current, pending]))
  const scopes = await openLibraries(
    opening,
    wholes.map(({ row }) => row),
  )
  const files = await filesOf(opening, told)
  return wholes.map(({ row, shares }, index) => {
    const scope = scopes(row)
    const { current, pending } = shown[index] ?? never(row)
    return {
      id: row.id,
      teamId: row.teamId,
      folderId: row.folderId,
      name: openWords(opening.vault, scope, ['library_document', row.id], row.name),
      current: asVersion(opening.vault, scope, current, files),
      pending: pending && asVersion(opening.vault, scope, pending, files),
      reviewOn: row.reviewOn,
      expiresOn: row.expiresOn,
      pinned: row.pinned,
      sharedWith: shares.map(({ teamId, by, at }) => ({ teamId, by, at: at.toISOString() })),
      removedAt: row.removedAt?.toISOString() ?? null,
      version: row.version,
    }
  })
}

/** Every version of a document, newest first. */
export async function presentVersions(
  opening: Opening,
  { row, versions }: WholeDocument,
): Promise<DocumentVersion[]> {
  const scopes = await openLibraries(opening, [row])
  const files = await filesOf(opening, versions)
  return versions.map((version) => asVersion(opening.vault, scopes(row), version, files))
}

export async function presentFolders(opening: Opening, rows: readonly FolderRow[]): Promise<Folder[]> {
  const scopes = await openLibraries(opening, rows)
  return rows.map((row) => ({
    id: row.id,
    teamId: row.teamId,
    parentId: row.parentId,
    name: openWords(opening.vault, scopes(row), ['library_folder', row.id], row.name),
  }))
}

/** Opens the keys of rows, and says which is whose. */
async function openLibraries(
  { transaction, vault, made }: Opening,
  rows: readonly { organisationId: string; teamId: string; name: Buffer }[],
): Promise<(row: { organisationId: string; teamId: string }) => Scope> {
  const scopeOf = (row: { organisationId: string; teamId: string }) => {
    const scope = libraryScope(row)
    return made?.scopeId === scope.scopeId ? made : scope
  }
  await openScopes(
    transaction,
    vault,
    rows.map((row) => ({ scope: scopeOf(row), sealed: row.name })),
  )
  return scopeOf
}

function filesOf(
  { transaction, vault }: Opening,
  versions: readonly VersionRow[],
): Promise<Map<string, StoredFile>> {
  return filesByIds(
    transaction,
    vault,
    versions.map(({ fileId }) => fileId),
  )
}

function asVersion(
  vault: Vault,
  scope: Scope,
  { documentId, number, fileId, by, at, why }: VersionRow,
  files: ReadonlyMap<string, StoredFile>,
): DocumentVersion {
  const file = files.get(fileId)
  if (file === undefined) throw new Error(`file ${fileId} of document ${documentId} is not there`)
  return {
    number,
    file,
    by,
    at: at.toISOString(),
    why: why && openWords(vault, scope, ['document_version', documentId, number], why),
  }
}

function never({ id }: DocumentRow): never {
  throw new Error(`document ${id} has no version`)
}
