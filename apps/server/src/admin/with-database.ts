import { migrations } from '../capabilities.ts'
import { type Keys, openKeys } from '../open-keys.ts'
import type { Config } from '../platform/config.ts'
import { type Database, openDatabase } from '../platform/database/database.ts'
import { migrate } from '../platform/database/migrate.ts'
import { silentLog } from '../platform/log.ts'
import { joinRunning } from '../platform/postgres/join-running.ts'
import { startPostgres } from '../platform/postgres/start-postgres.ts'
import type { PostgresConnection } from '../platform/postgres/supervise.ts'
import { createVault, type Vault } from '../platform/vault/index.ts'
import { failed, type Outcome, type VerbContext } from './verb.ts'

export interface AtDatabase {
  connection: PostgresConnection
  /** Whether a Baton is known to be running on it. Of a PostgreSQL of one's own that cannot be known. */
  served: boolean
}

/**
 * Does something with the database that the settings name: the one that a running Baton holds, or the embedded one,
 * started for as long as it takes, or the one in DATABASE_URL.
 */
export async function withDatabase(
  { config, progress }: VerbContext,
  work: (at: AtDatabase) => Promise<Outcome>,
): Promise<Outcome> {
  if (config.database.kind === 'external') {
    return work({ connection: config.database.connection, served: false })
  }
  const running = joinRunning(config.dataDir)
  if (running !== undefined) return work({ connection: running, served: true })
  const started = await startPostgres({ dataDir: config.dataDir, log: silentLog, onProgress: progress })
  if (!started.ok) return failed(2, started.sentence)
  try {
    return await work({ connection: started.postgres.connection, served: false })
  } finally {
    await started.postgres.stop()
  }
}

/** What a verb needs that works as the server does. */
export interface AtWork extends AtDatabase {
  database: Database
  vault: Vault
  keys: Extract<Keys, { ok: true }>
}

/** The same with the schema brought up to date, pools open, and the keys at hand. */
export async function withService(
  context: VerbContext,
  work: (at: AtWork) => Promise<Outcome>,
): Promise<Outcome> {
  return withDatabase(context, async (at) => {
    await migrate(at.connection, migrations)
    return withPools(context.config, at, work)
  })
}

async function withPools(
  config: Config,
  at: AtDatabase,
  work: (at: AtWork) => Promise<Outcome>,
): Promise<Outcome> {
  const database = openDatabase({ connection: at.connection, onConnectionLost: () => {} })
  try {
    const keys = await openKeys(config, database)
    if (!keys.ok) return failed(2, keys.sentence)
    return await work({ ...at, database, keys, vault: createVault(keys.masterKeys) })
  } finally {
    await database.close()
  }
}
