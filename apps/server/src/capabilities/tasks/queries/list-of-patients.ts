import { api, type Patient, type SaidInHandover } from '@baton/contract'
import { may } from '@baton/domain'
import { isSinceAdmission } from '@baton/domain/tasks/handover/is-since-admission'
import { byRank } from '@baton/domain/tasks/rank'
import { answer } from '../../../platform/operations/answer.ts'
import type { Handler, Reading } from '../../../platform/operations/handler.ts'
import { saidOf } from '../handover/said-of.ts'
import { readNewestOfRecords } from '../handover/store/of-patients.ts'
import { holdTasks, present } from '../held.ts'
import { handleLook } from '../look.ts'
import type { TaskParts } from '../parts.ts'
import { readOpenAt } from '../store/boards.ts'

/** What is open for patients and what was said of them last, of those whom the viewer may see (TSK32). */
export function listOfPatients(parts: TaskParts): Handler {
  const operation = api.tasks.listOfPatients
  return handleLook(operation, parts, async (looking, { patientIds }) => {
    const { transaction, viewer, at, saw } = looking
    const survivors = await parts.patients.survivorsOf(transaction, patientIds)
    const aboutIds = [...new Set(survivors.values())]
    const related = await parts.patients.relationsTo(transaction, viewer.personId, aboutIds, at)
    const seen = aboutIds.filter((id) => {
      const isRelated = (related.get(id)?.relations.length ?? 0) > 0
      return may(operation.name, isRelated ? ['member'] : [])
    })
    saw('patient', seen)
    if (seen.length === 0) return answer({ tasks: [], said: [] })
    const rows = await readOpenAt(transaction, { patientIds: seen, placeIds: [] })
    const held = await holdTasks(transaction, parts, rows)
    return answer({
      tasks: held.map(present).sort(byRank),
      said: await saidLastOf(looking, parts, seen),
    })
  })
}

/** What the last handover of each patient's stay says of them, under whichever record. */
async function saidLastOf(
  { transaction }: Reading,
  parts: TaskParts,
  patientIds: readonly string[],
): Promise<SaidInHandover[]> {
  const records = await parts.patients.recordsOf(transaction, parts.vault, patientIds)
  const survivorOf = new Map(records.map(({ patient, survivorId }) => [patient.id, survivorId]))
  const patients = new Map<string, Patient>(records.map(({ patient }) => [patient.id, patient]))
  const found = await saidOf(
    transaction,
    parts,
    await readNewestOfRecords(transaction, [...survivorOf.keys()]),
  )
  const last = new Map<string, SaidInHandover>()
  for (const said of found) {
    const patientId = survivorOf.get(said.patientId) ?? said.patientId
    const patient = patients.get(patientId)
    if (last.has(patientId) || patient === undefined || !isSinceAdmission(said, patient)) continue
    last.set(patientId, { ...said, patientId })
  }
  return patientIds.flatMap((id) => last.get(id) ?? [])
}
