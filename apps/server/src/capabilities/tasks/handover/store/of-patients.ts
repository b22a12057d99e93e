import { uuidArray } from '../../../../platform/database/array-parameters.ts'
import type { Transaction } from '../../../../platform/database/transaction.ts'

/** A handover that took a patient over, under the record that it spoke of. */
export interface OfPatientRow {
  patientId: string
  handoverId: string
}

/** These patients are taken over by a handover that is accepted now. */
export function insertOfPatients(
  transaction: Transaction,
  {
    handoverId,
    organisationId,
    at,
    patientIds,
  }: { handoverId: string; organisationId: string; at: Date; patientIds: readonly string[] },
): void {
  if (patientIds.length === 0) return
  transaction.write({
    name: 'handover-of-patients-insert',
    text: `insert into handover_of_patient (patient_id, handover_id, organisation_id, accepted_at)
           select patient_id, $1, $2, $3 from unnest($4::uuid[]) as patient_id`,
    values: [handoverId, organisationId, at.toISOString(), uuidArray(patientIds)],
  })
}

/** The newest so many handovers that took over any of these records, the newest first; for whoever may see the patient. */
export function readOfRecords(
  transaction: Transaction,
  recordIds: readonly string[],
  most: number,
): Promise<OfPatientRow[]> {
  return transaction.query<OfPatientRow>({
    name: 'handovers-of-records',
    text: `select patient_id as "patientId", handover_id as "handoverId" from handover_of_patient
            where patient_id = any($1::uuid[]) order by accepted_at desc, handover_id desc limit $2`,
    values: [recordIds, most],
  })
}

/** Of each of these records the newest handover that took it over. */
export function readNewestOfRecords(
  transaction: Transaction,
  recordIds: readonly string[],
): Promise<OfPatientRow[]> {
  return transaction.query<OfPatientRow>({
    name: 'handovers-newest-of-records',
    text: `select distinct on (patient_id) patient_id as "patientId", handover_id as "handoverId"
             from handover_of_patient where patient_id = any($1::uuid[])
            order by patient_id, accepted_at desc, handover_id desc`,
    values: [recordIds],
  })
}
