import { uuidArray } from '../../../platform/database/array-parameters.ts'
import type { Transaction } from '../../../platform/database/transaction.ts'

export interface CalledRow {
  taskId: string
  personId: string
  /** By the ladder or a coordinator; otherwise only said no. */
  called: boolean
  declinedAt: Date | null
}

/** Who was called to these tasks besides whom they are addressed to, and who said no. */
export function readCalled(transaction: Transaction, taskIds: readonly string[]): Promise<CalledRow[]> {
  return transaction.query<CalledRow>({
    name: 'task-called-read',
    text: `select task_id as "taskId", person_id as "personId", called, declined_at as "declinedAt"
             from task_called where task_id = any($1::uuid[]) order by task_id, person_id`,
    values: [taskIds],
  })
}

/** From now on these people are called to it. */
export function insertCalled(
  transaction: Transaction,
  organisationId: string,
  taskId: string,
  personIds: readonly string[],
): void {
  if (personIds.length === 0) return
  transaction.write({
    name: 'task-called-insert',
    text: `insert into task_called (task_id, person_id, organisation_id, called)
           select $1, person_id, $2, true from unnest($3::uuid[]) as person_id
           on conflict (task_id, person_id) do update set called = true, declined_at = null`,
    values: [taskId, organisationId, uuidArray([...new Set(personIds)])],
  })
}

/** Somebody says no. */
export function saveDeclined(
  transaction: Transaction,
  organisationId: string,
  taskId: string,
  personId: string,
  at: Date,
): void {
  transaction.write({
    name: 'task-called-decline',
    text: `insert into task_called (task_id, person_id, organisation_id, called, declined_at)
           values ($1, $2, $3, false, $4)
           on conflict (task_id, person_id) do update set declined_at = excluded.declined_at`,
    values: [taskId, personId, organisationId, at.toISOString()],
  })
}

/** It is asked anew: what was said to the last asking counts no more. */
export function forgetDeclined(transaction: Transaction, taskId: string): void {
  transaction.write({
    name: 'task-called-forget',
    text: `update task_called set declined_at = null where task_id = $1 and declined_at is not null`,
    values: [taskId],
  })
}
