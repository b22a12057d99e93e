import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import type { PatientsParts } from '../parts.ts'
import { problemsOf } from '../steps/check-details.ts'
import { findSame } from '../steps/find-same.ts'
import { saveVersion } from '../steps/save-version.ts'
import { tellPatients } from '../steps/tell-patients.ts'

/** Corrects what is known of a patient; whoever looked at an older version looks again first (PAT6). */
export function changePatient(parts: PatientsParts): Handler {
  return handleCommand(api.patients.changePatient, async (change, { patientId, version, ...details }) => {
    const { transaction, viewer, at } = change
    const problems = problemsOf(details, at)
    if (problems.length > 0) return refuse('bad-input', problems)
    const fetched = await fetchThrough(change, parts, patientId)
    if (!fetched.ok) return fetched
    const { deed, whole, before } = fetched.value
    if (whole.row.version !== version) return refuse('no-longer-possible')
    const same = await findSame(transaction, parts.vault, viewer.organisationId, details)
    if (same.some((id) => id !== whole.row.id)) return refuse('already-exists')
    const next = await saveVersion(deed, parts.vault, whole, {
      row: { ...whole.row, detailsAt: at },
      details: { ...details, bed: whole.details.bed },
    })
    const [patient] = await tellPatients(deed, parts, [next], before)
    return patient === undefined ? refuse('not-found') : answer({ patient })
  })
}
