import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import type { PatientsParts } from '../parts.ts'
import { saveVersion } from '../steps/save-version.ts'
import { tellPatients } from '../steps/tell-patients.ts'

/** Says that a patient has left, or has died: they are on no ward any more (PAT7). */
export function dischargePatient(parts: PatientsParts): Handler {
  return handleCommand(api.patients.dischargePatient, async (change, { patientId, outcome }) => {
    const fetched = await fetchThrough(change, parts, patientId)
    if (!fetched.ok) return fetched
    const { deed, whole, before } = fetched.value
    const { row, details } = whole
    if (row.state !== 'admitted' && row.state !== 'expected') return refuse('no-longer-possible')
    const next = await saveVersion(deed, parts.vault, whole, {
      row: { ...row, state: outcome, wardId: null, dischargedAt: change.at, placedAt: change.at },
      details: { ...details, bed: null },
    })
    const [patient] = await tellPatients(deed, parts, [next], before)
    return patient === undefined ? refuse('not-found') : answer({ patient })
  })
}
