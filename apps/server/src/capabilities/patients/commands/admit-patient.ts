import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { wardsByIds } from '../access/wards.ts'
import { fetchThrough } from '../fetch.ts'
import type { PatientsParts } from '../parts.ts'
import { saveVersion } from '../steps/save-version.ts'
import { tellPatients } from '../steps/tell-patients.ts'
import { present } from '../whole.ts'

/** Admits a patient to a ward, or moves them to another bed or ward (PAT7). */
export function admitPatient(parts: PatientsParts): Handler {
  return handleCommand(api.patients.admitPatient, async (change, { patientId, wardId, bed }) => {
    const { transaction, at } = change
    if (!(await wardsByIds(transaction, [wardId])).has(wardId)) return refuse('not-found')
    const fetched = await fetchThrough(change, parts, patientId)
    if (!fetched.ok) return fetched
    const { deed, whole, before } = fetched.value
    const { row, details } = whole
    if (row.state === 'died') return refuse('no-longer-possible')
    const isHere = row.state === 'admitted'
    if (isHere && row.wardId === wardId && details.bed === bed) {
      change.unchanged()
      return answer({ patient: present(whole) })
    }
    const next = await saveVersion(deed, parts.vault, whole, {
      row: {
        ...row,
        state: 'admitted',
        wardId,
        admittedAt: isHere ? row.admittedAt : at,
        dischargedAt: null,
        placedAt: at,
      },
      details: { ...details, bed },
    })
    const [patient] = await tellPatients(deed, parts, [next], before)
    return patient === undefined ? refuse('not-found') : answer({ patient })
  })
}
