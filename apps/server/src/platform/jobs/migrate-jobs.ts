import { runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { runnerLogger } from './runner-logger.ts'
import { openRunnerPool } from './runner-pool.ts'

/** Two servers that start together must not create the runner's tables at the same moment. */
const migrationLock = 7_226_603

/** Brings the job runner's own tables to its version. As the owner of the schema; before any job is added. */
export async function migrateJobs(connection: pg.ClientConfig): Promise<void> {
  const pool = openRunnerPool(connection, 2, () => {})
  try {
    const holder = await pool.connect()
    try {
      await holder.query('select pg_advisory_lock($1)', [migrationLock])
      await runMigrations({ pgPool: pool, logger: runnerLogger(null) })
    } finally {
      // Ending the connection frees the lock, whatever happened.
      holder.release(true)
    }
  } finally {
    await pool.end()
  }
}
