import type { Transaction } from '../../../platform/database/transaction.ts'
import type { PatientRow } from './patients.ts'

/** A version that was kept of a record, with who made it and when. */
export type KeptRow = Pick<
  PatientRow,
  'id' | 'organisationId' | 'version' | 'details' | 'state' | 'wardId' | 'mergedIntoId'
> & { readonly by: string | null; readonly at: Date }

/** The newest versions of these records, for someone whose right to them was checked. */
export function readNewestVersions(
  transaction: Transaction,
  recordIds: readonly string[],
  most: number,
): Promise<KeptRow[]> {
  return transaction.query<KeptRow>({
    name: 'patient-newest-versions',
    text: `select patient_id as id, organisation_id as "organisationId", version, details, state, ward_id as "wardId",
                  merged_into_id as "mergedIntoId", changed_by as by, changed_at as at
             from patient_version where patient_id = any($1::uuid[])
            order by changed_at desc, version desc limit $2`,
    values: [recordIds, most],
  })
}
