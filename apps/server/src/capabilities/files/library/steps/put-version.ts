import { actingIn } from '../../../../platform/operations/acting.ts'
import { type Answer, answer, refuse } from '../../../../platform/operations/answer.ts'
import type { Change } from '../../../../platform/operations/change.ts'
import { hang } from '../../steps/hang.ts'
import type { FetchedShelf } from '../fetch.ts'
import type { LibraryParts } from '../parts.ts'
import { insertVersion } from '../store/versions.ts'
import { sealWords } from '../words.ts'

/** Hangs a file of the viewer's on a document and writes it down as its next version (FIL67, FIL72). */
export async function putVersion(
  change: Change,
  parts: LibraryParts,
  { scope, organisationId, teamId }: FetchedShelf,
  version: { documentId: string; number: number; fileId: string; why: string | null },
): Promise<Answer<null>> {
  const { transaction, viewer, at } = change
  const { documentId, number, fileId, why } = version
  const place = { kind: 'document' as const, id: documentId, withinId: teamId, patientId: null }
  const hung = await hang(actingIn(change), parts, { viewer, place, fileIds: [fileId] })
  if (!hung.ok) return hung
  // A library outlives every patient's stay, and its readers have nothing to do with them.
  if (hung.value.some(({ patientId, toldPatient }) => patientId !== null || toldPatient !== undefined))
    return refuse('other-patient')
  insertVersion(transaction, {
    documentId,
    number,
    organisationId,
    fileId,
    by: viewer.personId,
    at,
    why: why === null ? null : sealWords(parts.vault, scope, ['document_version', documentId, number], why),
  })
  return answer(null)
}
