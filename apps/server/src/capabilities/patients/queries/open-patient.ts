import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import type { Handler } from '../../../platform/operations/handler.ts'
import { relationsTo } from '../access/relations-to.ts'
import { patientsByIds } from '../by-ids.ts'
import { handleLook } from '../look.ts'
import type { PatientsParts } from '../parts.ts'

/** One patient, with why the viewer may see them; of a merged record the survivor (PAT9). */
export function openPatient(parts: PatientsParts): Handler {
  return handleLook(api.patients.openPatient, parts, async (looking, { patientId }) => {
    const { transaction, viewer, at, position } = looking
    const seeing = (await relationsTo(transaction, parts.relating, viewer.personId, [patientId], at)).get(
      patientId,
    )
    if (seeing === undefined) return refuse('not-found')
    looking.saw('patient', [patientId])
    const { relations, glassUntil } = seeing
    if (relations.length === 0) return refuse('no-relationship')
    const patient = (await patientsByIds(transaction, parts.vault, [patientId])).get(patientId)
    if (patient === undefined) return refuse('not-found')
    const byReason = relations.every((relation) => relation === 'break-glass')
    return answer({
      patient,
      relations: [...relations],
      glassUntil: byReason ? (glassUntil?.toISOString() ?? null) : null,
      position,
    })
  })
}
