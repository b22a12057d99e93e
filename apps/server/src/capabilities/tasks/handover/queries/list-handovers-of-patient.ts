import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import type { Handler } from '../../../../platform/operations/handler.ts'
import { handleLook } from '../../look.ts'
import type { TaskParts } from '../../parts.ts'
import { saidOf } from '../said-of.ts'
import { readOfRecords } from '../store/of-patients.ts'

const most = 100

/** What was said of a patient, and of the records that are theirs now, in the handovers that were accepted (HND16). */
export function listHandoversOfPatient(parts: TaskParts): Handler {
  const operation = api.tasks.listHandoversOfPatient
  return handleLook(operation, parts, async ({ transaction, viewer, at, saw }, { patientId }) => {
    const aboutId = (await parts.patients.survivorsOf(transaction, [patientId])).get(patientId)
    if (aboutId === undefined) return refuse('not-found')
    saw('patient', [aboutId])
    const related = await parts.patients.relationsTo(transaction, viewer.personId, [aboutId], at)
    const isRelated = (related.get(aboutId)?.relations.length ?? 0) > 0
    if (!may(operation.name, isRelated ? ['member'] : [])) return refuse('no-relationship')
    const records = await parts.patients.recordsOf(transaction, parts.vault, [aboutId])
    const recordIds = records.map(({ patient }) => patient.id)
    const said = await saidOf(transaction, parts, await readOfRecords(transaction, recordIds, most))
    saw(
      'handover',
      said.map(({ handoverId }) => handoverId),
    )
    return answer({ said: said.map((one) => ({ ...one, patientId: aboutId })) })
  })
}
