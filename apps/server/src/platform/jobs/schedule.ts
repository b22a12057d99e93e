import type pg from 'pg'
import type { Clock } from '../clock.ts'
import { inSystemTransaction } from '../database/transaction.ts'
import type { Log } from '../log.ts'
import { addJob } from './add-job.ts'
import type { Job } from './define-job.ts'

/** A job without payload that is added again and again. */
export interface Schedule {
  readonly job: Job<Record<string, never>>
  /** In whole minutes of UTC: `every` so many from midnight of 1 January 1970, or once a day at `dailyAt` (HH:MM). */
  readonly when: { readonly everyMinutes: number } | { readonly dailyAt: string }
}

const TICK_MS = 10_000
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/**
 * Adds scheduled jobs when they are due (JOB3): once, however many servers run, and once for all that was missed while
 * none ran. A schedule's first due time is the one after it was first seen.
 */
export function startSchedule(
  pool: pg.Pool,
  schedules: readonly Schedule[],
  clock: Clock,
  log: Log,
): { stop(): Promise<void> } {
  let underWay: Promise<void> | null = null
  const look = () => {
    underWay ??= addDueJobs(pool, schedules, clock.now())
      .catch((error: unknown) => log.error({ err: error }, 'scheduled jobs not added'))
      .finally(() => {
        underWay = null
      })
  }
  const stopTicker = clock.setTicker(TICK_MS, look)
  look()
  return {
    async stop() {
      stopTicker()
      await underWay
    },
  }
}

/** Adds what has fallen due since it was last added. */
export async function addDueJobs(pool: pg.Pool, schedules: readonly Schedule[], now: Date): Promise<void> {
  for (const { job, when } of schedules) {
    const due = lastDue(when, now)
    await inSystemTransaction(pool, async (transaction) => {
      const known = await transaction.query({
        name: 'schedule-begin',
        text: `insert into job_schedule (job_name, last_due) values ($1, $2) on conflict do nothing returning job_name`,
        values: [job.name, due.toISOString()],
      })
      if (known.length > 0) return
      // Whoever moves it on adds the job; another server waits for this row and then finds it moved.
      const moved = await transaction.query({
        name: 'schedule-move',
        text: 'update job_schedule set last_due = $2 where job_name = $1 and last_due < $2 returning job_name',
        values: [job.name, due.toISOString()],
      })
      if (moved.length > 0) addJob(transaction, job, {})
    })
  }
}

/** The latest moment at or before now at which the schedule was due. */
function lastDue(when: Schedule['when'], now: Date): Date {
  if ('everyMinutes' in when) return latest(when.everyMinutes * MINUTE_MS, 0, now)
  const [hours = 0, minutes = 0] = when.dailyAt.split(':').map(Number)
  return latest(DAY_MS, (hours * 60 + minutes) * MINUTE_MS, now)
}

function latest(periodMs: number, offsetMs: number, now: Date): Date {
  return new Date(Math.floor((now.getTime() - offsetMs) / periodMs) * periodMs + offsetMs)
}
