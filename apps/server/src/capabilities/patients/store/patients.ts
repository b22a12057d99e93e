import type { Patient } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** A patient as they are kept; who they are is sealed. */
export interface PatientRow {
  id: string
  organisationId: string
  /** Sealed. */
  details: Buffer
  state: Patient['state']
  wardId: string | null
  admittedAt: Date | null
  dischargedAt: Date | null
  mergedIntoId: string | null
  source: Patient['source']
  enteredBy: string | null
  enteredAt: Date
  /** When what is known of them was true. */
  detailsAt: Date
  /** When they came to where they are; `neverPlaced` where nobody ever said where that is. */
  placedAt: Date
  version: number
}

export const neverPlaced = new Date(0)

const columns = `p.id, p.organisation_id as "organisationId", p.details, p.state, p.ward_id as "wardId",
  p.admitted_at as "admittedAt", p.discharged_at as "dischargedAt", p.merged_into_id as "mergedIntoId", p.source,
  p.entered_by as "enteredBy", p.entered_at as "enteredAt", p.details_at as "detailsAt", p.placed_at as "placedAt",
  p.version`

/** Patients by their ids, for someone whose right to them was checked; merged ones as they are. */
export function readPatients(transaction: Transaction, ids: readonly string[]): Promise<PatientRow[]> {
  return transaction.query<PatientRow>({
    name: 'patients-read',
    text: `select ${columns} from patient p where p.id = any($1::uuid[])`,
    values: [ids],
  })
}

/** The same, locked until the transaction ends, in the order of their ids. */
export function lockPatients(transaction: Transaction, ids: readonly string[]): Promise<PatientRow[]> {
  return transaction.query<PatientRow>({
    name: 'patients-lock',
    text: `select ${columns} from patient p where p.id = any($1::uuid[]) order by p.id for update`,
    values: [ids],
  })
}

/** Who is on one of these wards, or expected there. */
export function readOnWards(transaction: Transaction, wardIds: readonly string[]): Promise<PatientRow[]> {
  return transaction.query<PatientRow>({
    name: 'patients-on-wards',
    text: `select ${columns} from patient p where p.ward_id = any($1::uuid[])`,
    values: [wardIds],
  })
}

/** How many patients are on each ward, those who are expected not counted. */
export function countOnWards(transaction: Transaction): Promise<{ wardId: string; patients: number }[]> {
  return transaction.query({
    name: 'patients-count-on-wards',
    text: `select ward_id as "wardId", (count(*) filter (where state = 'admitted'))::int as patients from patient
            where organisation_id = current_organisation() and ward_id is not null group by ward_id`,
    values: [],
  })
}

/** Which record stands for each of these now: the one at the end of its merges. Absent ids have none. */
export function readSurvivors(
  transaction: Transaction,
  ids: readonly string[],
): Promise<{ id: string; survivorId: string }[]> {
  return transaction.query({
    name: 'patients-survivors',
    text: `with recursive up as (
             select id as asked, id, merged_into_id from patient where id = any($1::uuid[])
             union all
             select up.asked, p.id, p.merged_into_id from up join patient p on p.id = up.merged_into_id)
           select asked as id, id as "survivorId" from up where merged_into_id is null`,
    values: [ids],
  })
}

/** The records that each of these stands for: itself, and those that were merged into it. */
export function readRecords(
  transaction: Transaction,
  ids: readonly string[],
): Promise<{ survivorId: string; id: string }[]> {
  return transaction.query({
    name: 'patients-records',
    text: `with recursive down as (
             select id as survivor, id from patient where id = any($1::uuid[])
             union all select down.survivor, p.id from down join patient p on p.merged_into_id = down.id)
           select survivor as "survivorId", id from down`,
    values: [ids],
  })
}

/** Writes a new version of a patient, or a new patient; the earlier versions stay. */
export function savePatient(
  transaction: Transaction,
  row: PatientRow,
  by: { tokens: readonly number[]; personId: string | null; at: Date },
): void {
  transaction.write({
    name: 'patient-save',
    text: `with kept as (
             insert into patient_version (patient_id, version, organisation_id, details, state, ward_id, admitted_at,
                                          discharged_at, merged_into_id, changed_by, changed_at)
             values ($1, $14, $2, $3, $4, $5, $6, $7, $8, $16, $17))
           insert into patient (id, organisation_id, details, state, ward_id, admitted_at, discharged_at, merged_into_id,
                                source, entered_by, entered_at, details_at, placed_at, version, tokens)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15::int[])
           on conflict (id) do update set details = excluded.details, state = excluded.state, ward_id = excluded.ward_id,
             admitted_at = excluded.admitted_at, discharged_at = excluded.discharged_at,
             merged_into_id = excluded.merged_into_id, details_at = excluded.details_at,
             placed_at = excluded.placed_at, version = excluded.version, tokens = excluded.tokens`,
    values: [
      row.id,
      row.organisationId,
      row.details,
      row.state,
      row.wardId,
      row.admittedAt?.toISOString() ?? null,
      row.dischargedAt?.toISOString() ?? null,
      row.mergedIntoId,
      row.source,
      row.enteredBy,
      row.enteredAt.toISOString(),
      row.detailsAt.toISOString(),
      row.placedAt.toISOString(),
      row.version,
      `{${by.tokens.join(',')}}`,
      by.personId,
      by.at.toISOString(),
    ],
  })
}

/** Says of when what is known of a patient is, and nothing else. */
export function touchPatient(transaction: Transaction, { id, detailsAt, placedAt }: PatientRow): void {
  transaction.write({
    name: 'patient-touch',
    text: 'update patient set details_at = $2, placed_at = $3 where id = $1',
    values: [id, detailsAt.toISOString(), placedAt.toISOString()],
  })
}

/** A version of a patient that was. */
export type VersionRow = Pick<
  PatientRow,
  'id' | 'organisationId' | 'version' | 'details' | 'state' | 'wardId' | 'admittedAt' | 'dischargedAt'
>

const versionColumns = `patient_id as id, organisation_id as "organisationId", version, details, state, ward_id as "wardId",
  admitted_at as "admittedAt", discharged_at as "dischargedAt"`

export async function readVersion(
  transaction: Transaction,
  patientId: string,
  version: number,
): Promise<VersionRow | undefined> {
  const [row] = await transaction.query<VersionRow>({
    name: 'patient-version',
    text: `select ${versionColumns} from patient_version where patient_id = $1 and version = $2`,
    values: [patientId, version],
  })
  return row
}

/** Where a patient was last before they were where they are now: the newest version on another ward, or elsewhere. */
export async function readVersionBefore(
  transaction: Transaction,
  patientId: string,
  than: { state: Patient['state']; wardId: string | null },
): Promise<VersionRow | undefined> {
  const [row] = await transaction.query<VersionRow>({
    name: 'patient-version-before',
    text: `select ${versionColumns} from patient_version
            where patient_id = $1 and (state <> $2 or ward_id is distinct from $3::uuid) and state <> 'merged'
            order by version desc limit 1`,
    values: [patientId, than.state, than.wardId],
  })
  return row
}
