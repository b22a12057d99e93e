import type { StoredFile } from '@baton/contract'
import type { FilesParts, PlaceKind } from '../parts.ts'
import { presentFiles } from '../present.ts'
import { type FileRow, lockFile, readFiles, saveFile } from '../store/files.ts'
import { type PlaceRow, readPlacesOf } from '../store/places.ts'
import type { Deed } from './deed.ts'

/** A file that is about to change: its row is locked, and the streams of all who will be told. */
export interface OpenedFile {
  readonly row: FileRow
  readonly places: readonly PlaceRow[]
}

/** Locks everything that a change of a file touches: streams first, as everywhere, then the file itself. */
export async function openFile(
  deed: Deed,
  parts: Pick<FilesParts, 'places'>,
  fileId: string,
): Promise<OpenedFile | undefined> {
  const { transaction, streams } = deed
  const [seen] = await readFiles(transaction, [fileId])
  if (seen === undefined) return undefined
  const before = await streamsOf(deed, parts, await readPlacesOf(transaction, [fileId]))
  await streams.lock([seen.addedBy, ...before])
  const row = await lockFile(transaction, fileId)
  if (row === undefined) return undefined
  // It may have been hung elsewhere while the streams were waited for; from now on it is not.
  const places = await readPlacesOf(transaction, [fileId])
  await streams.lock(await streamsOf(deed, parts, places))
  return { row, places }
}

/**
 * Ends a change of a file that is open: saves it as it is now, and tells whoever added it and every place where it
 * hangs (FIL10). The caller audits.
 */
export async function tellFile(
  deed: Deed,
  parts: Pick<FilesParts, 'places' | 'vault'>,
  { row: before, places }: OpenedFile,
  changes: Partial<FileRow>,
): Promise<StoredFile> {
  const { transaction, streams, organisationId, personId, at } = deed
  const row = { ...before, ...changes, version: before.version + 1 }
  saveFile(transaction, row)
  const [file] = await presentFiles(transaction, parts.vault, [row])
  if (file === undefined) throw new Error(`file ${row.id} was not presented`)
  streams.append(
    { kind: 'person', id: row.addedBy },
    { type: 'file.changed', data: { file }, stored: { fileId: row.id } },
    { organisationId, personId, at },
  )
  for (const [kind, placeIds] of byKind(places)) await parts.places.get(kind)?.changed(deed, placeIds, row.id)
  return file
}

/** All leaves of a file stand in one chain: of whoever added it. */
export function auditFile(
  deed: Deed,
  row: Pick<FileRow, 'id' | 'addedBy' | 'patientId'>,
  commitment: Buffer | null = null,
): void {
  const patient = row.patientId === null ? [] : [{ kind: 'patient', id: row.patientId }]
  deed.streams.audit({
    at: deed.at,
    organisationId: deed.organisationId,
    streamId: row.addedBy,
    actor: deed.personId ?? 'system:files',
    action: deed.action,
    subjects: [{ kind: 'file', id: row.id }, ...patient],
    commandId: deed.commandId,
    commitment,
  })
}

async function streamsOf(
  { transaction }: Deed,
  { places: doors }: Pick<FilesParts, 'places'>,
  places: readonly PlaceRow[],
): Promise<string[]> {
  const streams: string[] = []
  for (const [kind, placeIds] of byKind(places))
    streams.push(...((await doors.get(kind)?.streamsOf(transaction, placeIds)) ?? []))
  return streams
}

function byKind(places: readonly PlaceRow[]): [PlaceKind, string[]][] {
  return [...Map.groupBy(places, ({ kind }) => kind)].map(([kind, some]) => [
    kind,
    some.map(({ placeId }) => placeId),
  ])
}
