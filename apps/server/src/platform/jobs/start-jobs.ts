import { EventEmitter } from 'node:events'
import { type Runner, run, type TaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker'
import type pg from 'pg'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { JobHandler } from './define-job.ts'
import { freeAbandonedJobs } from './free-abandoned-jobs.ts'
import { runnerLogger } from './runner-logger.ts'
import { openRunnerPool } from './runner-pool.ts'
import { type Schedule, startSchedule } from './schedule.ts'

export interface Jobs {
  /** Takes no more jobs and waits for those under way: after 5 s they are aborted, after 8 s left to be tried again. */
  stop(): Promise<void>
}

export interface JobsOptions {
  /** How to reach PostgreSQL as the owner of the schema: the runner's tables are closed to the other roles. */
  readonly connection: pg.ClientConfig
  /** The system's pool, for the schedule. */
  readonly system: pg.Pool
  readonly handlers: readonly JobHandler[]
  readonly schedule?: readonly Schedule[]
  readonly clock: Clock
  readonly log: Log
  /** Jobs at the same time. */
  readonly concurrency?: number
}

const RESTART_MS = 1000
const PATIENCE_MS = 8000

/** Runs jobs until it is stopped; a lost database is waited for. `migrateJobs` must have run. */
export async function startJobs(options: JobsOptions): Promise<Jobs> {
  const { log, clock } = options
  // A connection for each job under way, one that listens, and one to spare.
  const pool = openRunnerPool(options.connection, (options.concurrency ?? 2) + 2, () =>
    log.warn('job runner lost a connection'),
  )
  const tasks = Object.fromEntries(
    options.handlers.map((handler) => [handler.job.name, taskOf(handler, options)]),
  )
  let stopping = false
  let running: Running | null = null
  let stopTimer = () => {}

  async function begin(): Promise<void> {
    if (stopping) return
    try {
      running = await runTasks(pool, tasks, options)
      // It resolves, too, when its workers could not go on.
      running.runner.promise.then(() => again(new Error('the runner ended')), again)
    } catch (error) {
      again(error)
    }
  }

  function again(error: unknown): void {
    if (stopping) return
    log.error({ err: error }, 'job runner ended; starting it again')
    void running?.watch.stop()
    running = null
    stopTimer = clock.setTimer(RESTART_MS, () => void begin())
  }

  await begin()
  const schedule = startSchedule(options.system, options.schedule ?? [], clock, log)
  return {
    async stop() {
      stopping = true
      stopTimer()
      await schedule.stop()
      if (running !== null) await endRunner(running, clock)
      await pool.end()
    },
  }
}

interface Running {
  readonly runner: Runner
  readonly workers: WorkerPool
  readonly watch: { stop(): Promise<void> }
}

async function runTasks(pool: pg.Pool, taskList: TaskList, options: JobsOptions): Promise<Running> {
  const { connection, clock, log, concurrency = 2 } = options
  const events: WorkerEvents = new EventEmitter()
  const created: WorkerPool[] = []
  events.on('pool:create', ({ workerPool }) => created.push(workerPool))
  const runner = await run({
    pgPool: pool,
    taskList,
    concurrency,
    noHandleSignals: true,
    pollInterval: 1000,
    events,
    logger: runnerLogger(log),
    // Without a batch the runner does not wait, when it stops, until what is done has been written down as done.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  })
  const [workers] = created
  if (workers === undefined) throw new Error('the job runner made no workers')
  const watch = await freeAbandonedJobs({ connection, runnerId: workers.id, clock, log })
  return { runner, workers, watch }
}

async function endRunner({ runner, workers, watch }: Running, clock: Clock): Promise<void> {
  // A handler that does not heed its signal must not keep the server from stopping.
  const stopTimer = clock.setTimer(PATIENCE_MS, () => void leave(workers))
  await runner.stop().catch(() => {})
  stopTimer()
  await watch.stop()
}

async function leave(workers: WorkerPool): Promise<void> {
  await Promise.resolve(workers.forcefulShutdown('the server stopped')).catch(() => {})
}

/** A handler as the runner calls it. Only names and codes of errors are kept in the database. */
function taskOf(handler: JobHandler, { clock, log }: JobsOptions): TaskList[string] {
  return async (payload, { job, abortSignal }) => {
    try {
      await handler.run(payload, { at: clock.now(), attempt: job.attempts, signal: abortSignal })
    } catch (error) {
      log.error({ job: handler.job.name, jobId: job.id, attempt: job.attempts, err: error }, 'job failed')
      throw new Error(error instanceof Error ? error.name : typeof error)
    }
  }
}
