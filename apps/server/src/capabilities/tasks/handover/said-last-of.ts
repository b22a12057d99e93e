import type { SaidInHandover } from '@baton/contract'
import { isSinceAdmission } from '@baton/domain/tasks/handover/is-since-admission'
import type { Transaction } from '../../../platform/database/transaction.ts'
import type { TaskParts } from '../parts.ts'
import { saidOf } from './said-of.ts'
import { readNewestOfRecords } from './store/of-patients.ts'

/** What the last handover of each patient's stay says of them, under whichever record it was said, by patient (TSK32). */
export async function saidLastOf(
  transaction: Transaction,
  parts: TaskParts,
  patientIds: readonly string[],
): Promise<Map<string, SaidInHandover>> {
  const records = await parts.patients.recordsOf(transaction, parts.vault, patientIds)
  const survivorOf = new Map(records.map(({ patient, survivorId }) => [patient.id, survivorId]))
  const patients = new Map(records.map(({ patient }) => [patient.id, patient]))
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
  return last
}
