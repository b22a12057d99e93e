import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { PatientsParts } from '../parts.ts'
import { type Deed, deedIn } from '../steps/deed.ts'
import { placeOf } from '../steps/merge-records.ts'
import { openPatients } from '../steps/open-patients.ts'
import { saveVersion } from '../steps/save-version.ts'
import { announceLists } from '../steps/tell-lists.ts'
import { tellPatients } from '../steps/tell-patients.ts'
import { readListsWith } from '../store/lists.ts'
import { type MergeRow, readMerge, undoMerge } from '../store/merges.ts'
import { readVersion } from '../store/patients.ts'
import type { Whole } from '../whole.ts'
import { openDetails, patientScope, sealWords } from '../words.ts'

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
    const survivor = await givePlaceBack(deed, parts, into, merge)
    const sealed = sealWords(parts.vault, patientScope(from.row), ['merge', merge.id], reason)
    undoMerge(transaction, merge.id, { personId: viewer.personId, at, reason: sealed })
    const [patient] = await tellPatients(deed, parts, [restored, survivor], before)
    await announceLists(deed, parts, await readListsWith(transaction, [patientId, into.row.id]))
    return patient === undefined ? refuse('not-found') : answer({ patient })
  })
}

/** The survivor is again where they were before they took the other's place, unless they have moved on since. */
async function givePlaceBack(
  deed: Deed,
  parts: PatientsParts,
  into: Whole,
  { intoVersion, placedVersion }: MergeRow,
): Promise<Whole> {
  if (placedVersion === null) return into
  const { transaction } = deed
  const [taken, earlier] = [
    await readVersion(transaction, into.row.id, placedVersion),
    await readVersion(transaction, into.row.id, intoVersion),
  ]
  const isThere = taken !== undefined && taken.state === into.row.state && taken.wardId === into.row.wardId
  if (!isThere || earlier === undefined) return into
  return saveVersion(deed, parts.vault, into, {
    row: { ...into.row, ...placeOf({ row: earlier }) },
    details: { ...into.details, bed: openDetails(parts.vault, earlier).bed },
  })
}
