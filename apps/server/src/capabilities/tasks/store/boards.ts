import type { Transaction } from '../../../platform/database/transaction.ts'
import { type TaskRow, taskColumns } from './tasks.ts'

/** Open tasks that somebody has or is asked for by name. */
export function readOpenOfPerson(transaction: Transaction, personId: string): Promise<TaskRow[]> {
  return transaction.query<TaskRow>({
    name: 'tasks-open-of-person',
    text: `select ${taskColumns} from task t
            where t.ended_at is null and (t.owner_id = $1 or (t.for_kind = 'person' and t.for_id = $1) or t.nudged_id = $1)`,
    values: [personId],
  })
}

/** What somebody asked for, and has not read the outcome of. */
export function readAskedBy(transaction: Transaction, personId: string): Promise<TaskRow[]> {
  return transaction.query<TaskRow>({
    name: 'tasks-asked-by',
    text: `select ${taskColumns} from task t
            where t.requested_by = $1 and t.reviewed_at is null and t.status not in ('cancelled', 'entered-in-error')`,
    values: [personId],
  })
}

/** Open tasks that a role or a team is asked for. */
export function readOpenFor(transaction: Transaction, targetId: string): Promise<TaskRow[]> {
  return transaction.query<TaskRow>({
    name: 'tasks-open-for',
    text: `select ${taskColumns} from task t where t.ended_at is null and t.for_id = $1`,
    values: [targetId],
  })
}

/** Open tasks about these patients, and those about nobody at these places. */
export function readOpenAt(
  transaction: Transaction,
  { patientIds, placeIds }: { readonly patientIds: readonly string[]; readonly placeIds: readonly string[] },
): Promise<TaskRow[]> {
  return transaction.query<TaskRow>({
    name: 'tasks-open-at',
    text: `select ${taskColumns} from task t
            where t.ended_at is null
              and (t.about_id = any($1::uuid[]) or (t.about_id is null and t.place_id = any($2::uuid[])))`,
    values: [patientIds, placeIds],
  })
}

/** Everything open. */
export function readOpen(transaction: Transaction): Promise<TaskRow[]> {
  return transaction.query<TaskRow>({
    name: 'tasks-open',
    text: `select ${taskColumns} from task t where t.organisation_id = current_organisation() and t.ended_at is null`,
    values: [],
  })
}

/** What can be done from anywhere and nobody has. */
export function readPool(transaction: Transaction): Promise<TaskRow[]> {
  return transaction.query<TaskRow>({
    name: 'tasks-pool',
    text: `select ${taskColumns} from task t
            where t.organisation_id = current_organisation() and t.ended_at is null and t.remote and t.owner_id is null`,
    values: [],
  })
}

/** Every task about a patient, open ones first, then the newest. */
export function readOfPatient(transaction: Transaction, aboutId: string, most: number): Promise<TaskRow[]> {
  return transaction.query<TaskRow>({
    name: 'tasks-of-patient',
    text: `select ${taskColumns} from task t where t.about_id = $1
            order by t.ended_at is not null, t.requested_at desc, t.id limit $2`,
    values: [aboutId, most],
  })
}

/** Of a patient's record, as it was asked or as it is about now: the open ones, to follow where the patient goes. */
export async function readOpenIdsOfRecords(
  transaction: Transaction,
  patientIds: readonly string[],
): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>({
    name: 'tasks-ids-of-records',
    text: `select t.id from task t
            where t.patient_id = any($1::uuid[]) or (t.about_id = any($1::uuid[]) and t.ended_at is null) order by t.id`,
    values: [patientIds],
  })
  return rows.map(({ id }) => id)
}

/** Whose ended tasks, and which. */
export interface Ended {
  readonly personId: string | null
  readonly asks: boolean
  readonly targetId: string | null
  /** On which it was asked for. */
  readonly wardIds: readonly string[] | null
  readonly remote: boolean
  readonly before: Date
  readonly most: number
}

/** Tasks that have ended, the newest first; what is `null` is not asked for. */
export function readEnded(transaction: Transaction, ended: Ended): Promise<TaskRow[]> {
  return transaction.query<TaskRow>({
    name: 'tasks-ended',
    text: `select ${taskColumns} from task t
            where t.organisation_id = current_organisation() and t.ended_at < $1
              and ($2::uuid is null or case when $3 then t.requested_by = $2 else t.owner_id = $2 end)
              and ($4::uuid is null or t.for_id = $4)
              and ($5::uuid[] is null or t.ward_id = any($5)) and (t.remote or not $6)
            order by t.ended_at desc, t.id desc limit $7`,
    values: [
      ended.before.toISOString(),
      ended.personId,
      ended.asks,
      ended.targetId,
      ended.wardIds,
      ended.remote,
      ended.most,
    ],
  })
}

/** What one person has accepted and not ended. */
export interface LoadRow {
  ownerId: string
  accepted: number
  urgent: number
  overdue: number
}

/** What everyone carries. */
export function readOpenLoads(transaction: Transaction, at: Date): Promise<LoadRow[]> {
  return transaction.query<LoadRow>({
    name: 'tasks-loads',
    text: `select owner_id as "ownerId", count(*)::int as accepted,
                  (count(*) filter (where priority <> 'routine'))::int as urgent,
                  (count(*) filter (where due_at < $1))::int as overdue
             from task where organisation_id = current_organisation() and ended_at is null and owner_id is not null
            group by owner_id`,
    values: [at.toISOString()],
  })
}

export interface FlowRow {
  type: TaskRow['type']
  wardId: string | null
  requestedAt: Date
  acceptedAt: Date | null
  doneAt: Date | null
  declined: boolean
  remote: boolean
  doneFromHome: boolean
}

/** Tasks that were asked for between two moments, without anybody's id. */
export function readFlow(
  transaction: Transaction,
  { from, until, wardIds }: { from: Date; until: Date; wardIds: readonly string[] | null },
): Promise<FlowRow[]> {
  return transaction.query<FlowRow>({
    name: 'tasks-flow',
    text: `select type, ward_id as "wardId", requested_at as "requestedAt", accepted_at as "acceptedAt",
                  case when status = 'completed' then ended_at end as "doneAt",
                  exists (select from task_called c where c.task_id = task.id and c.declined_at is not null) as declined,
                  remote, status = 'completed' and ended_from_home as "doneFromHome"
             from task
            where organisation_id = current_organisation() and requested_at >= $1 and requested_at < $2
              and status <> 'entered-in-error' and ($3::uuid[] is null or ward_id = any($3))`,
    values: [from.toISOString(), until.toISOString(), wardIds],
  })
}

export interface AskedAboutRow {
  aboutId: string
  requestedBy: string
  ownerId: string | null
  forKind: TaskRow['forKind']
  forId: string
  calledIds: string[]
}

/** Open tasks about these patients, and those whose outcome waits to be read: whom they are asked of and by. */
export function readAskedAbout(
  transaction: Transaction,
  patientIds: readonly string[],
): Promise<AskedAboutRow[]> {
  return transaction.query<AskedAboutRow>({
    name: 'tasks-asked-about',
    text: `select t.about_id as "aboutId", t.requested_by as "requestedBy", t.owner_id as "ownerId",
                  t.for_kind as "forKind", t.for_id as "forId",
                  array(select c.person_id from task_called c where c.task_id = t.id and c.called) as "calledIds"
             from task t
            where t.about_id = any($1::uuid[])
              and (t.ended_at is null
                   or (t.reviewed_at is null and t.status in ('completed', 'failed', 'rejected')))`,
    values: [patientIds],
  })
}
