import { silentLog } from '../log.ts'
import { startPostgres } from './start-postgres.ts'

/** A server process for tests to kill: starts PostgreSQL on its argument, says how to reach it, and holds it. */
const started = await startPostgres({ dataDir: process.argv[2] ?? '', log: silentLog, throwaway: true })
const answer = started.ok ? { pid: started.postgres.pid(), connection: started.postgres.connection } : started
process.stdout.write(`${JSON.stringify(answer)}\n`)
