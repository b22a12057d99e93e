import type { StoredFile } from '@baton/contract'
import type { Acting } from '../../../platform/operations/acting.ts'
import { type Answer, answer, refuse } from '../../../platform/operations/answer.ts'
import type { Viewer } from '../../../platform/operations/viewer.ts'
import { survivorsOf } from '../../patients/index.ts'
import type { FilesParts, PlaceKind } from '../parts.ts'
import { presentFiles } from '../present.ts'
import { seeRows } from '../see.ts'
import { type FileRow, holdFiles } from '../store/files.ts'
import { insertPlace } from '../store/places.ts'

/** Where files are to hang. */
export interface Place {
  readonly kind: PlaceKind
  readonly id: string
  /** Where it can be opened: a message's conversation, a document's team; otherwise its own id. */
  readonly withinId: string
  /** Whom the place is about; `null` where it is about nobody. */
  readonly patientId: string | null
}

/**
 * Hangs files on a place, in the order given, in the caller's transaction; one that shows a patient hangs on their page
 * from then on too (FIL9). The caller has found that the viewer may put something there, and audits.
 */
export async function hang(
  acting: Acting,
  parts: Pick<FilesParts, 'places' | 'vault'>,
  { viewer, place, fileIds }: { viewer: Viewer; place: Place; fileIds: readonly string[] },
): Promise<Answer<StoredFile[]>> {
  if (fileIds.length === 0) return answer([])
  const { transaction, at } = acting
  const held = await holdFiles(transaction, fileIds)
  const seen = await seeRows({ transaction, viewer, at }, parts, held)
  const rows = [...new Set(fileIds)].map((id) => seen.get(id)?.row)
  if (!rows.every((row) => row !== undefined)) return refuse('not-found')
  if (!rows.every(canHang)) return refuse('no-longer-possible')
  // Whoever was only told of is none of the patients here, however alike (AFF12).
  if (place.patientId !== null && rows.some(({ toldPatient }) => toldPatient !== null))
    return refuse('other-patient')
  const survivors = await survivorsOf(
    transaction,
    [place.patientId, ...rows.map(({ patientId }) => patientId)].filter((id) => id !== null),
  )
  const about = survivorOf(survivors, place.patientId)
  if (
    rows.some(
      ({ patientId }) => patientId !== null && about !== null && survivorOf(survivors, patientId) !== about,
    )
  )
    return refuse('other-patient')
  for (const row of rows) {
    await put(acting, viewer, row.id, place)
    // Under the record that it was taken for, so that a merge that is taken back leaves it with the right patient.
    const shows = row.patientId
    if (shows !== null) await put(acting, viewer, row.id, { kind: 'patient', id: shows, withinId: shows })
  }
  return answer(await presentFiles(transaction, parts.vault, rows))
}

/** Whether a file is all here and nothing was found against it; that it is still being checked does not keep it. */
function canHang({ state }: FileRow): boolean {
  return state === 'checking' || state === 'ready'
}

async function put(
  { transaction, organisationId, at }: Acting,
  viewer: Viewer,
  fileId: string,
  { kind, id, withinId }: Omit<Place, 'patientId'>,
): Promise<void> {
  const row = { fileId, kind, placeId: id, withinId, by: viewer.personId, at }
  await insertPlace(transaction, organisationId, row)
}

function survivorOf(survivors: ReadonlyMap<string, string>, patientId: string | null): string | null {
  return patientId === null ? null : (survivors.get(patientId) ?? patientId)
}
