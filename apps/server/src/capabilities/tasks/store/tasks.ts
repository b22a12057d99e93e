import type { RungTarget, Task } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** A tick on an item of a checklist. */
export interface Tick {
  doneBy: string
  doneAt: string
}

export interface TaskRow {
  id: string
  organisationId: string
  type: Task['type']
  /** Sealed. */
  words: Buffer
  status: Task['status']
  priority: Task['priority']
  within: Task['within']
  dueAt: Date
  patientId: string | null
  /** Whom that record is about now. */
  aboutId: string | null
  placeId: string | null
  wardId: string | null
  remote: boolean
  requestedBy: string
  asRoleId: string | null
  requestedAt: Date
  forKind: RungTarget['kind']
  forId: string
  ownerId: string | null
  nudgedId: string | null
  acceptedAt: Date | null
  startedAt: Date | null
  holdUntil: Date | null
  ticks: (Tick | null)[]
  endedAt: Date | null
  endedBy: string | null
  endedFromHome: boolean
  reviewedAt: Date | null
  escalation: Task['escalation']
  conversationId: string | null
  messageId: string | null
  comments: number
  steps: number
  version: number
}

export const taskColumns = `t.id, t.organisation_id as "organisationId", t.type, t.words, t.status, t.priority, t.within,
  t.due_at as "dueAt", t.patient_id as "patientId", t.about_id as "aboutId", t.place_id as "placeId",
  t.ward_id as "wardId", t.remote, t.requested_by as "requestedBy", t.as_role_id as "asRoleId",
  t.requested_at as "requestedAt", t.for_kind as "forKind", t.for_id as "forId", t.owner_id as "ownerId",
  t.nudged_id as "nudgedId", t.accepted_at as "acceptedAt", t.started_at as "startedAt", t.hold_until as "holdUntil",
  t.ticks, t.ended_at as "endedAt", t.ended_by as "endedBy", t.ended_from_home as "endedFromHome",
  t.reviewed_at as "reviewedAt", t.escalation, t.conversation_id as "conversationId", t.message_id as "messageId",
  t.comments, t.steps, t.version`

/** Writes a new task. */
export function insertTask(transaction: Transaction, row: TaskRow): void {
  transaction.write({
    name: 'task-insert',
    text: `insert into task (id, organisation_id, type, words, status, priority, within, due_at, patient_id, about_id,
             place_id, ward_id, remote, requested_by, as_role_id, requested_at, for_kind, for_id, ticks, escalation,
             conversation_id, message_id, steps, version)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
             $23, $24)`,
    values: [
      row.id,
      row.organisationId,
      row.type,
      row.words,
      row.status,
      row.priority,
      row.within,
      row.dueAt.toISOString(),
      row.patientId,
      row.aboutId,
      row.placeId,
      row.wardId,
      row.remote,
      row.requestedBy,
      row.asRoleId,
      row.requestedAt.toISOString(),
      row.forKind,
      row.forId,
      JSON.stringify(row.ticks),
      row.escalation,
      row.conversationId,
      row.messageId,
      row.steps,
      row.version,
    ],
  })
}

/** Writes what may have changed of a task whose row is locked. */
export function saveTask(transaction: Transaction, row: TaskRow): void {
  transaction.write({
    name: 'task-save',
    text: `update task set words = $2, status = $3, priority = $4, within = $5, due_at = $6, about_id = $7, for_kind = $8,
             for_id = $9, owner_id = $10, nudged_id = $11, accepted_at = $12, started_at = $13, hold_until = $14,
             ticks = $15, ended_at = $16, ended_by = $17, ended_from_home = $18, reviewed_at = $19, escalation = $20,
             comments = $21, steps = $22, version = $23
            where id = $1`,
    values: [
      row.id,
      row.words,
      row.status,
      row.priority,
      row.within,
      row.dueAt.toISOString(),
      row.aboutId,
      row.forKind,
      row.forId,
      row.ownerId,
      row.nudgedId,
      row.acceptedAt?.toISOString() ?? null,
      row.startedAt?.toISOString() ?? null,
      row.holdUntil?.toISOString() ?? null,
      JSON.stringify(row.ticks),
      row.endedAt?.toISOString() ?? null,
      row.endedBy,
      row.endedFromHome,
      row.reviewedAt?.toISOString() ?? null,
      row.escalation,
      row.comments,
      row.steps,
      row.version,
    ],
  })
}

/** Tasks, locked until the transaction ends, in the order of their ids. */
export function lockTasks(transaction: Transaction, ids: readonly string[]): Promise<TaskRow[]> {
  return transaction.query<TaskRow>({
    name: 'tasks-lock',
    text: `select ${taskColumns} from task t where t.id = any($1::uuid[]) order by t.id for update`,
    values: [ids],
  })
}

/** Tasks by their ids, for someone whose right to them is checked with what they say. */
export function readTasks(transaction: Transaction, ids: readonly string[]): Promise<TaskRow[]> {
  return transaction.query<TaskRow>({
    name: 'tasks-read',
    text: `select ${taskColumns} from task t where t.id = any($1::uuid[])`,
    values: [ids],
  })
}
