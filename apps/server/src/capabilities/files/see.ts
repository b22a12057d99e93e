import type { Relationship } from '@baton/domain'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Viewer } from '../../platform/operations/viewer.ts'
import type { FilesParts } from './parts.ts'
import { type FileRow, readFiles } from './store/files.ts'
import { type PlaceRow, readPlacesOf } from './store/places.ts'

/** A file that somebody may see. */
export interface Seen {
  readonly row: FileRow
  /** Where it hangs for them; nowhere only while it is their own and hangs nowhere at all. */
  readonly places: readonly PlaceRow[]
}

/**
 * Fetches files through the viewer: fetching is checking (FIL8). Whoever may see one of the places where a file hangs
 * may see it; before it hangs anywhere, whoever added it. What is not theirs is left out.
 */
export async function seeFiles(
  { transaction, viewer, at }: { transaction: Transaction; viewer: Viewer; at: Date },
  parts: Pick<FilesParts, 'places'>,
  ids: readonly string[],
): Promise<Map<string, Seen>> {
  return seeRows({ transaction, viewer, at }, parts, await readFiles(transaction, [...new Set(ids)]))
}

/** The same for files that have been read. */
export async function seeRows(
  { transaction, viewer, at }: { transaction: Transaction; viewer: Viewer; at: Date },
  { places: doors }: Pick<FilesParts, 'places'>,
  rows: readonly FileRow[],
): Promise<Map<string, Seen>> {
  if (rows.length === 0) return new Map()
  const places = await readPlacesOf(
    transaction,
    rows.map(({ id }) => id),
  )
  const visible = new Map<PlaceRow['kind'], ReadonlySet<string>>()
  for (const [kind, some] of Map.groupBy(places, (place) => place.kind)) {
    const ids = [...new Set(some.map(({ placeId }) => placeId))]
    // A kind of place whose owner is not there shows nothing.
    const seen = await doors.get(kind)?.visibleAmong(transaction, viewer, at, ids)
    visible.set(kind, seen ?? new Set())
  }
  const placesOf = Map.groupBy(places, ({ fileId }) => fileId)
  const found = new Map<string, Seen>()
  for (const row of rows) {
    const hung = placesOf.get(row.id) ?? []
    const mine = hung.filter(({ kind, placeId }) => visible.get(kind)?.has(placeId))
    const isOwn = hung.length === 0 && row.addedBy === viewer.personId
    if (isOwn || mine.length > 0) found.set(row.id, { row, places: mine })
  }
  return found
}

/** What the viewer is to a file that was looked for through them; nothing where it was not found. */
export function relationshipsOf(viewer: Viewer, seen: Seen | undefined): Relationship[] {
  if (seen === undefined) return []
  const relationships: Relationship[] = seen.places.length > 0 ? ['member'] : []
  if (seen.row.addedBy === viewer.personId) relationships.push('author')
  return relationships
}
