import type { RungTarget, TaskStep } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'

export interface StepRow {
  taskId: string
  number: number
  organisationId: string
  at: Date
  by: string | null
  act: TaskStep['act']
  /** Sealed. */
  words: Buffer | null
  /** What the SBAR said before; sealed. */
  before: Buffer | null
  toKind: RungTarget['kind'] | null
  toId: string | null
  /** What came with it. */
  fileIds: readonly string[]
}

export function insertStep(transaction: Transaction, row: StepRow): void {
  transaction.write({
    name: 'task-step-insert',
    text: `insert into task_step (task_id, number, organisation_id, at, by_id, act, words, to_kind, to_id, before,
                                  file_ids)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      row.taskId,
      row.number,
      row.organisationId,
      row.at.toISOString(),
      row.by,
      row.act,
      row.words,
      row.toKind,
      row.toId,
      row.before,
      row.fileIds,
    ],
  })
}

/** Everything that was done to a task, in order. */
export function readSteps(transaction: Transaction, taskId: string): Promise<StepRow[]> {
  return transaction.query<StepRow>({
    name: 'task-steps-read',
    text: `select task_id as "taskId", number, organisation_id as "organisationId", at, by_id as by, act, words, before,
                  to_kind as "toKind", to_id as "toId", file_ids as "fileIds"
             from task_step where task_id = $1 order by number`,
    values: [taskId],
  })
}
