import pg from 'pg'
import { silentLog } from '../../apps/server/src/platform/log.ts'
import { startPostgres } from '../../apps/server/src/platform/postgres/start-postgres.ts'

/** The ids of all commands that left an audit leaf, read from the stopped server's database. */
export async function readAuditedCommands(dataDir: string): Promise<Set<string>> {
  const started = await startPostgres({ dataDir, log: silentLog })
  if (!started.ok) throw new Error(started.sentence)
  const client = new pg.Client(started.postgres.connection)
  try {
    await client.connect()
    const { rows } = await client.query<{ id: string }>(
      'select distinct command_id as id from audit_leaf where command_id is not null',
    )
    return new Set(rows.map((row) => row.id))
  } finally {
    await client.end()
    await started.postgres.stop()
  }
}
