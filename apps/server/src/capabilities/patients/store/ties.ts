import type { Transaction } from '../../../platform/database/transaction.ts'

/** Somebody and a record of a patient. */
export interface Tie {
  personId: string
  patientId: string
}

/** By which person or team each of these records is on a list. */
export function readListers(
  transaction: Transaction,
  patientIds: readonly string[],
): Promise<{ patientId: string; kind: 'person' | 'team'; id: string }[]> {
  return transaction.query({
    name: 'patients-listers',
    text: `select e.patient_id as "patientId", l.owner_kind as kind, l.owner_id as id
             from patient_list_entry e join patient_list l on l.id = e.list_id and l.removed_at is null
            where e.patient_id = any($1::uuid[])
           union
           select e.patient_id, s.kind, s.sharer_id
             from patient_list_entry e join patient_list l on l.id = e.list_id and l.removed_at is null
             join patient_list_share s on s.list_id = l.id
            where e.patient_id = any($1::uuid[])`,
    values: [patientIds],
  })
}

/** Who entered each of these records since a moment. */
export function readEnterers(
  transaction: Transaction,
  patientIds: readonly string[],
  since: Date,
): Promise<(Tie & { at: Date })[]> {
  return transaction.query({
    name: 'patients-enterers',
    text: `select id as "patientId", entered_by as "personId", entered_at as at from patient
            where id = any($1::uuid[]) and entered_by is not null and entered_at > $2`,
    values: [patientIds, since.toISOString()],
  })
}

/** Whose reasons to see one of these records hold at a moment, and until when. */
export function readOpenGlass(
  transaction: Transaction,
  patientIds: readonly string[],
  at: Date,
): Promise<(Tie & { until: Date })[]> {
  return transaction.query({
    name: 'patients-open-glass',
    text: `select patient_id as "patientId", person_id as "personId", max(until) as until from broken_glass
            where patient_id = any($1::uuid[]) and until > $2 group by patient_id, person_id`,
    values: [patientIds, at.toISOString()],
  })
}
