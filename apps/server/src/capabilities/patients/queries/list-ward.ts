import { api } from '@baton/contract'
import { relationsToWard } from '@baton/domain/patients/relations'
import { byBed } from '@baton/domain/patients/ward-order'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import type { Handler } from '../../../platform/operations/handler.ts'
import { standingsOf } from '../access/standings.ts'
import { wardsByIds } from '../access/wards.ts'
import { handleLook } from '../look.ts'
import type { PatientsParts } from '../parts.ts'
import { readOnWards } from '../store/patients.ts'
import { presentRows } from '../whole.ts'

/** Who is on a ward, by bed, and who is expected there, for who works there (PAT7, PAT10). */
export function listWard(parts: PatientsParts): Handler {
  return handleLook(api.patients.listWard, parts, async (looking, { wardId }) => {
    const { transaction, viewer, position } = looking
    const ward = (await wardsByIds(transaction, [wardId])).get(wardId)
    if (ward === undefined) return refuse('not-found')
    looking.saw('place', [wardId])
    const standing = (await standingsOf(transaction, parts.relating, [viewer.personId])).get(viewer.personId)
    if (standing === undefined || relationsToWard(standing, ward).length === 0)
      return refuse('no-relationship')
    const patients = await presentRows(transaction, parts.vault, await readOnWards(transaction, [wardId]))
    looking.saw(
      'patient',
      patients.map(({ id }) => id),
    )
    return answer({ patients: patients.sort(byBed), position })
  })
}
