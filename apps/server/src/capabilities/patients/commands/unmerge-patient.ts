import { api } from '@baton/contract'
import { withoutAdded } from '@baton/domain/patients/alerts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { announceLists } from '../lists/tell-lists.ts'
import type { PatientsParts } from '../parts.ts'
import { type Deed, deedIn } from '../steps/deed.ts'
import { placeOf } from '../steps/merge-records.ts'
import { openPatients } from '../steps/open-patients.ts'
import { saveVersion } from '../steps/save-version.ts'
import { tellPatients } from '../steps/tell-patients.ts'
import { readListsWith } from '../store/lists.ts'
import { type MergeRow, readMerge, undoMerge } from '../store/merges.ts'
import { readVersion } from '../store/patients.ts'
import type { Whole } from '../whole.ts'
import { type Details, openDetails, patientScope, sealWords } from '../words.ts'

/** Takes a merge back: each record has again what was about it, and the place that it had (PAT8). */
export function unmergePatient(parts: PatientsParts): Handler {
  return handleCommand(api.patients.unmergePatient, async (change, { patientId, reason }) => {
    const { transaction, viewer, at } = change
    const seen = await readMerge(transaction, patientId)
    if (seen === undefined) return refuse('no-longer-possible')
    const deed = deedIn(change)
    const { wholes, before } = await openPatients(deed, parts, [patientId, seen.intoId])
    const merge = await readMerge(transaction, patientId)
    const [from, into] = [wholes.get(patientId), wholes.get(seen.intoId)]
    if (from === undefined || into === undefined || merge?.id !== seen.id) return refuse('no-longer-possible')
    const earlier = await readVersion(transaction, patientId, merge.fromVersion)
    if (earlier === undefined) return refuse('no-longer-possible')
    const restored = await saveVersion(deed, parts.vault, from, {
      row: { ...from.row, ...placeOf({ row: earlier }), mergedIntoId: null },
      details: openDetails(parts.vault, earlier),
    })
    const survivor = await giveBack(deed, parts, { into, from: restored.details, merge })
    const sealed = sealWords(parts.vault, patientScope(from.row), ['merge', merge.id], reason)
    undoMerge(transaction, merge.id, { personId: viewer.personId, at, reason: sealed })
    const [patient] = await tellPatients(deed, parts, [restored, survivor], before)
    await announceLists(deed, parts, await readListsWith(transaction, [patientId, into.row.id]))
    return patient === undefined ? refuse('not-found') : answer({ patient })
  })
}

/**
 * The survivor is again where they were before they took the other's place, unless they have moved on since, and without
 * the alerts that only the other had.
 */
async function giveBack(
  deed: Deed,
  parts: PatientsParts,
  { into, from, merge }: { into: Whole; from: Details; merge: MergeRow },
): Promise<Whole> {
  const { transaction } = deed
  const earlier = await readVersion(transaction, into.row.id, merge.intoVersion)
  if (earlier === undefined) return into
  const before = openDetails(parts.vault, earlier)
  const alerts = withoutAdded(into.details.alerts, { before: before.alerts, further: from.alerts })
  const taken =
    merge.placedVersion === null
      ? undefined
      : await readVersion(transaction, into.row.id, merge.placedVersion)
  const isThere = taken?.state === into.row.state && taken.wardId === into.row.wardId
  if (!isThere && alerts.length === into.details.alerts.length) return into
  return saveVersion(deed, parts.vault, into, {
    row: isThere ? { ...into.row, ...placeOf({ row: earlier }) } : into.row,
    details: { ...into.details, alerts, bed: isThere ? before.bed : into.details.bed },
  })
}
