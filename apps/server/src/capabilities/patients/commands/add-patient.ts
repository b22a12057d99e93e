import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { holdStill } from '../../../platform/streams/store.ts'
import { wardsByIds } from '../access/wards.ts'
import type { PatientsParts } from '../parts.ts'
import { problemsOf } from '../steps/check-details.ts'
import { deedIn } from '../steps/deed.ts'
import { findSame } from '../steps/find-same.ts'
import { saveVersion } from '../steps/save-version.ts'
import { tellPatients } from '../steps/tell-patients.ts'
import { neverPlaced } from '../store/patients.ts'

/** Enters a patient by hand, unless somebody has their numbers already (PAT1, PAT3). */
export function addPatient(parts: PatientsParts): Handler {
  return handleCommand(api.patients.addPatient, async (change, { wardId, bed, ...details }) => {
    const { transaction, viewer, at, commandId } = change
    const problems = problemsOf(details, at)
    if (problems.length > 0) return refuse('bad-input', problems)
    if (wardId !== null && !(await wardsByIds(transaction, [wardId])).has(wardId)) return refuse('not-found')
    const same = await findSame(transaction, parts.vault, viewer.organisationId, details)
    if (same.length > 0) return refuse('already-exists')
    await holdStill(transaction, viewer.organisationId)
    const deed = deedIn(change)
    const whole = await saveVersion(deed, parts.vault, null, {
      row: {
        id: commandId,
        state: wardId === null ? 'expected' : 'admitted',
        wardId,
        admittedAt: wardId === null ? null : at,
        dischargedAt: null,
        mergedIntoId: null,
        source: 'entered',
        enteredBy: viewer.personId,
        enteredAt: at,
        detailsAt: at,
        placedAt: wardId === null ? neverPlaced : at,
      },
      details: { ...details, bed: wardId === null ? null : bed },
    })
    const [patient] = await tellPatients(deed, parts, [whole], new Map())
    return patient === undefined ? refuse('not-found') : answer({ patient })
  })
}
