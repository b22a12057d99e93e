import type pg from 'pg'
import type { Transaction } from '../../../platform/database/transaction.ts'

const most = 500

/** As the system: open tasks past their time of which nobody was reminded; one that waits until later is not among them. */
export async function findOverdue(
  system: pg.Pool,
  at: Date,
): Promise<{ id: string; organisationId: string }[]> {
  const { rows } = await system.query({
    name: 'tasks-overdue',
    text: `select id, organisation_id as "organisationId" from task
            where ended_at is null and reminded_for is distinct from due_at and due_at <= $1
              and (hold_until is null or hold_until <= $1)
            order by due_at, id limit $2`,
    values: [at.toISOString(), most],
  })
  return rows
}

/** Says that somebody is reminded now; `false` when somebody else did, or there is nothing to be reminded of any more. */
export async function markReminded(transaction: Transaction, id: string, at: Date): Promise<boolean> {
  const rows = await transaction.query({
    name: 'task-remind',
    text: `update task set reminded_for = due_at
            where id = $1 and ended_at is null and reminded_for is distinct from due_at and due_at <= $2
           returning id`,
    values: [id, at.toISOString()],
  })
  return rows.length > 0
}
