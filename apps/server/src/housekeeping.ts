import type pg from 'pg'
import { z } from 'zod'
import type { Clock } from './platform/clock.ts'
import type { Database } from './platform/database/database.ts'
import {
  defineJob,
  handleJob,
  type JobHandler,
  type Jobs,
  migrateJobs,
  type Schedule,
  startJobs,
} from './platform/jobs/index.ts'
import type { Log } from './platform/log.ts'
import { pruneEvents } from './platform/realtime/prune-events.ts'

const telling = defineJob('messaging.tellUnread', z.strictObject({}), { queue: 'telling' })
const pruning = defineJob('realtime.pruneEvents', z.strictObject({}), { queue: 'housekeeping' })

/** What the server does by itself, by jobs kept in the database: once, whichever server's turn it is. */
export async function startHousekeeping(given: {
  connection: pg.ClientConfig
  database: Database
  clock: Clock
  log: Log
  /** Tells people of what waits for them unread. */
  tellUnread: (at: Date) => Promise<void>
  /** What capabilities want done by themselves. */
  jobs: { readonly handlers: readonly JobHandler[]; readonly schedule: readonly Schedule[] }
}): Promise<Jobs> {
  const { connection, database, clock, log, tellUnread, jobs } = given
  await migrateJobs(connection)
  return startJobs({
    connection,
    system: database.system,
    handlers: [
      handleJob(pruning, async (_nothing, { at }) => {
        const deleted = await pruneEvents(database, at)
        log.info({ deleted }, 'events pruned')
      }),
      handleJob(telling, (_nothing, { at }) => tellUnread(at)),
      ...jobs.handlers,
    ],
    schedule: [
      { job: pruning, when: { dailyAt: '03:10' } },
      { job: telling, when: { everyMinutes: 1 } },
      ...jobs.schedule,
    ],
    clock,
    log,
    concurrency: 2,
  })
}
