import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { silentLog } from '../../apps/server/src/platform/log.ts'
import { parseDatabaseUrl } from '../../apps/server/src/platform/postgres/parse-database-url.ts'
import { startPostgres } from '../../apps/server/src/platform/postgres/start-postgres.ts'
import type { PostgresConnection } from '../../apps/server/src/platform/postgres/supervise.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connects as an owner who may create databases and roles; test files make their own database with it. */
    postgres: PostgresConnection
  }
}

/** One PostgreSQL for the whole run: the one in DATABASE_URL, or the embedded one in a folder of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.DATABASE_URL
  if (url) {
    const parsed = parseDatabaseUrl(url)
    if (!parsed.ok) throw new Error(parsed.sentence)
    project.provide('postgres', parsed.connection)
    return async () => {}
  }
  const dataDir = mkdtempSync(path.join(tmpdir(), 'baton-test-'))
  // Root's tests run PostgreSQL as somebody else, who must be able to enter.
  chmodSync(dataDir, 0o755)
  const started = await startPostgres({ dataDir, log: silentLog, throwaway: true })
  if (!started.ok) throw new Error(started.sentence)
  project.provide('postgres', started.postgres.connection)
  return async () => {
    await started.postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
