import type { Transaction } from '../../../platform/database/transaction.ts'

export type NumberKind = 'hospital' | 'nhs' | 'nhs-birth' | 'nhs-family'

/** A number of a patient, keyed. */
export interface NumberToken {
  readonly kind: NumberKind
  readonly token: Buffer
}

/** Which records have one of these numbers. */
export async function findByNumbers(
  transaction: Transaction,
  numbers: readonly NumberToken[],
): Promise<{ patientId: string; kind: NumberKind; token: Buffer }[]> {
  if (numbers.length === 0) return []
  return transaction.query({
    name: 'patients-by-numbers',
    text: `select n.patient_id as "patientId", n.kind, n.token from patient_number n
             join unnest($1::text[], $2::bytea[]) as asked (kind, token) on n.kind = asked.kind and n.token = asked.token
            where n.organisation_id = current_organisation()`,
    values: [numbers.map(({ kind }) => kind), numbers.map(({ token }) => token)],
  })
}

/** Says anew by which numbers a record is known; one that another record has fails the transaction. */
export function replaceNumbers(
  transaction: Transaction,
  { organisationId, patientId }: { organisationId: string; patientId: string },
  numbers: readonly NumberToken[],
): void {
  transaction.write({
    name: 'patient-numbers-delete',
    text: 'delete from patient_number where patient_id = $1',
    values: [patientId],
  })
  if (numbers.length === 0) return
  transaction.write({
    name: 'patient-numbers-insert',
    text: `insert into patient_number (patient_id, organisation_id, kind, token)
           select $1, $2, kind, token from unnest($3::text[], $4::bytea[]) as new (kind, token)`,
    values: [patientId, organisationId, numbers.map(({ kind }) => kind), numbers.map(({ token }) => token)],
  })
}
