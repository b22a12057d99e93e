import { join } from 'node:path'
import { type Database, openDatabase } from '../../apps/server/src/platform/database/database.ts'
import { silentLog } from '../../apps/server/src/platform/log.ts'
import { startPostgres } from '../../apps/server/src/platform/postgres/start-postgres.ts'
import { createVault, openKeyFile, type Vault } from '../../apps/server/src/platform/vault/index.ts'
import type { ServerProcess } from '../../tools/measure/server-process.ts'

/** Kills a server, does something with its data that would take far too long through its front door, and starts it. */
export async function whileStopped(
  server: ServerProcess,
  work: (given: { database: Database; vault: Vault }) => Promise<void>,
): Promise<void> {
  await server.kill()
  const started = await startPostgres({ dataDir: server.dataDir, log: silentLog })
  if (!started.ok) throw new Error(started.sentence)
  const { connection } = started.postgres
  const database = openDatabase({ connection, onConnectionLost: () => {} })
  try {
    const keys = await openKeyFile(join(server.dataDir, 'vault.key'), { sealedDataExists: true })
    if (!keys.ok) throw new Error(keys.sentence)
    await work({ database, vault: createVault(keys.keys) })
  } finally {
    await database.close()
    await started.postgres.stop()
  }
  await server.start()
}
