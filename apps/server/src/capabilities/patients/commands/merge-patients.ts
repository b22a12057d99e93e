import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { PatientsParts } from '../parts.ts'
import { deedIn } from '../steps/deed.ts'
import { mergeRecords } from '../steps/merge-records.ts'
import { openPatients } from '../steps/open-patients.ts'

/** Says that two records are one patient (PAT8). */
export function mergePatients(parts: PatientsParts): Handler {
  return handleCommand(api.patients.mergePatients, async (change, { patientId, intoPatientId, reason }) => {
    const deed = deedIn(change)
    const opened = await openPatients(deed, parts, [patientId, intoPatientId])
    const [from, into] = [opened.wholes.get(patientId), opened.wholes.get(intoPatientId)]
    if (from === undefined || into === undefined) return refuse('not-found')
    const isMerged = from.row.mergedIntoId !== null || into.row.mergedIntoId !== null
    if (isMerged || patientId === intoPatientId) return refuse('no-longer-possible')
    const merging = { mergeId: change.commandId, from, into, reason }
    return answer({ patient: await mergeRecords(deed, parts, opened, merging) })
  })
}
