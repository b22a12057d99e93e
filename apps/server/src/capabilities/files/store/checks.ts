import type pg from 'pg'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** A file that somebody has taken to look into; only as long as nobody else has taken it since. */
export interface TakenCheck {
  fileId: string
  organisationId: string
  fence: number
  failures: number
}

/**
 * Takes files that wait to be looked into, those that wait longest first; nobody else is given them before `until`.
 * Reads and writes as the system: it is no viewer's work.
 */
export async function takeChecks(
  pool: pg.Pool,
  { at, until, most }: { at: Date; until: Date; most: number },
): Promise<TakenCheck[]> {
  const { rows } = await pool.query<TakenCheck>(
    `with due as (
       select f.id, f.organisation_id from file f left join file_check c on c.file_id = f.id
        where f.state = 'checking' and (c.due_at is null or c.due_at <= $1)
        order by f.added_at limit $3
        for update of f skip locked)
     insert into file_check as c (file_id, organisation_id, due_at) select id, organisation_id, $2 from due
     on conflict (file_id) do update set due_at = excluded.due_at, fence = c.fence + 1 where c.due_at <= $1
     returning file_id as "fileId", organisation_id as "organisationId", fence, failures`,
    [at.toISOString(), until.toISOString(), most],
  )
  return rows
}

/** Leaves a file that is still ours to be taken again later. As the system. */
export async function postponeCheck(
  pool: pg.Pool,
  { fileId, fence }: TakenCheck,
  { dueAt, failures }: { dueAt: Date; failures: number },
): Promise<void> {
  await pool.query(`update file_check set due_at = $3, failures = $4 where file_id = $1 and fence = $2`, [
    fileId,
    fence,
    dueAt.toISOString(),
    failures,
  ])
}

/** Forgets a taking that is still ours, of a file that does not wait any more. As the system. */
export async function dropCheck(pool: pg.Pool, { fileId, fence }: TakenCheck): Promise<void> {
  await pool.query('delete from file_check where file_id = $1 and fence = $2', [fileId, fence])
}

/** Ends our taking; whether it was still ours. */
export async function endCheck(transaction: Transaction, { fileId, fence }: TakenCheck): Promise<boolean> {
  const rows = await transaction.query({
    name: 'file-check-end',
    text: 'delete from file_check where file_id = $1 and fence = $2 returning 1',
    values: [fileId, fence],
  })
  return rows.length > 0
}

/** Whether a taking is still ours, and stays so until the transaction ends. */
export async function holdCheck(transaction: Transaction, { fileId, fence }: TakenCheck): Promise<boolean> {
  const rows = await transaction.query({
    name: 'file-check-hold',
    text: 'select 1 from file_check where file_id = $1 and fence = $2',
    values: [fileId, fence],
  })
  return rows.length > 0
}

/** How many files wait in quarantine, and how many of them because malware cannot be looked for. As the system. */
export async function countWaiting(pool: pg.Pool): Promise<{ waiting: number; held: number }> {
  const { rows } = await pool.query<{ waiting: number; held: number }>(
    `select count(*)::integer as waiting, count(*) filter (where held)::integer as held
       from file where state = 'checking'`,
  )
  return rows[0] ?? { waiting: 0, held: 0 }
}
