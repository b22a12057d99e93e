import type { StoredFile, ToldPatient } from '@baton/contract'
import type { Transaction } from '../../platform/database/transaction.ts'
import { openScopes, type Vault } from '../../platform/vault/index.ts'
import { scopeOf } from './content/frames.ts'
import type { PlaceKind } from './parts.ts'
import { type FileRow, readFiles } from './store/files.ts'
import { readPlacesAt } from './store/places.ts'
import { openName, openToldPatient } from './words.ts'

/** What crosses the wire, in the order given. */
export async function presentFiles(
  transaction: Transaction,
  vault: Vault,
  rows: readonly FileRow[],
): Promise<StoredFile[]> {
  await openScopes(
    transaction,
    vault,
    rows.map((row) => ({ scope: scopeOf(row), sealed: row.name })),
  )
  return rows.map((row) =>
    present(row, { name: openName(vault, row), toldPatient: openToldPatient(vault, row) }),
  )
}

/** The words of a file that are kept sealed. */
export interface FileWords {
  readonly name: string
  readonly toldPatient: ToldPatient | null
}

/** What crosses the wire, for who has the words. */
export function present(row: FileRow, { name, toldPatient }: FileWords): StoredFile {
  return {
    id: row.id,
    name,
    kind: row.kind,
    mediaType: row.mediaType,
    bytes: row.bytes,
    state: row.state,
    fault: row.fault,
    held: row.held,
    width: row.width,
    height: row.height,
    pages: row.pages,
    durationMs: row.durationMs,
    patientId: row.patientId,
    ...(toldPatient === null ? {} : { toldPatient }),
    consent: row.consent,
    addedBy: row.addedBy,
    addedAt: row.addedAt.toISOString(),
    pictured: row.pictured,
    layers: row.layers,
    version: row.version,
  }
}

/** Files by their ids, for whoever has found that its reader may see them. */
export async function filesByIds(
  transaction: Transaction,
  vault: Vault,
  ids: readonly string[],
): Promise<Map<string, StoredFile>> {
  if (ids.length === 0) return new Map()
  const files = await presentFiles(transaction, vault, await readFiles(transaction, [...new Set(ids)]))
  return new Map(files.map((file) => [file.id, file]))
}

/** What hangs on places of one kind, each in its order, for who may see those places; one without files has no entry. */
export async function filesAt(
  transaction: Transaction,
  vault: Vault,
  kind: PlaceKind,
  placeIds: readonly string[],
): Promise<Map<string, StoredFile[]>> {
  if (placeIds.length === 0) return new Map()
  const hung = await readPlacesAt(transaction, kind, [...new Set(placeIds)])
  const files = await filesByIds(
    transaction,
    vault,
    hung.map(({ fileId }) => fileId),
  )
  return new Map(
    [...Map.groupBy(hung, ({ placeId }) => placeId)].map(([placeId, rows]) => [
      placeId,
      rows.flatMap(({ fileId }) => files.get(fileId) ?? []),
    ]),
  )
}
