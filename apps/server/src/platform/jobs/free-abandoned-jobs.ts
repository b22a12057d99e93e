import pg from 'pg'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'

const PERIOD_MS = 20_000

export interface AbandonedJobsOptions {
  readonly connection: pg.ClientConfig
  /** The runner's own id, under which it locks jobs. */
  readonly runnerId: string
  readonly clock: Clock
  readonly log: Log
}

/**
 * Frees jobs whose server was killed in the middle of them (JOB2); the runner by itself waits four hours. Each server
 * holds an advisory lock in the name of its runner for as long as it lives, so a name that can be locked is a dead one's.
 */
export async function freeAbandonedJobs(options: AbandonedJobsOptions): Promise<{ stop(): Promise<void> }> {
  let client: pg.Client | null = null
  let underWay: Promise<void> | null = null

  async function look(): Promise<void> {
    try {
      client ??= await signOn(options, () => {
        client = null
      })
      await client.query(freeDead, [options.runnerId])
    } catch (error) {
      options.log.warn({ err: error }, 'abandoned jobs not looked for')
    }
  }

  const stopTicker = options.clock.setTicker(PERIOD_MS, () => {
    underWay ??= look().finally(() => {
      underWay = null
    })
  })
  await look()
  return {
    async stop() {
      stopTicker()
      await underWay
      await client?.end()
    },
  }
}

async function signOn(
  { connection, runnerId }: AbandonedJobsOptions,
  onLost: () => void,
): Promise<pg.Client> {
  const client = new pg.Client(connection)
  client.on('error', onLost)
  await client.connect()
  await client.query("select pg_advisory_lock(hashtextextended('job-runner ' || $1, 0))", [runnerId])
  return client
}

const freeDead = `
  with holder as (
    select locked_by as id from graphile_worker._private_jobs where locked_by is not null
    union select locked_by from graphile_worker._private_job_queues where locked_by is not null
  ), dead as materialized (
    select id from holder
     where id <> $1 and pg_try_advisory_xact_lock(hashtextextended('job-runner ' || id, 0))
  )
  select graphile_worker.force_unlock_workers(array(select id from dead))`
