import { randomUUID } from 'node:crypto'
import { fakeClock } from '@baton/testkit/clock'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { systemClock } from '../clock.ts'
import { type FreshDatabase, freshDatabase } from '../database/fresh-database.fixture.ts'
import { inTransaction } from '../database/transaction.ts'
import { makeLog, silentLog } from '../log.ts'
import { addJob } from './add-job.ts'
import { defineJob, handleJob, type JobHandler } from './define-job.ts'
import { migrateJobs } from './migrate-jobs.ts'
import { addDueJobs, type Schedule } from './schedule.ts'
import { type Jobs, startJobs } from './start-jobs.ts'

let fresh: FreshDatabase
let jobs: Jobs | null = null
const trust = randomUUID()
const remind = defineJob('duty.remind', z.strictObject({ personId: z.string() }))

beforeAll(async () => {
  fresh = await freshDatabase({ name: 'jobs/0001-jobs', file: new URL('0001-jobs.sql', import.meta.url) })
  await Promise.all([migrateJobs(fresh.connection), migrateJobs(fresh.connection)])
})
afterEach(async () => {
  await jobs?.stop()
  jobs = null
})
afterAll(() => fresh.drop())

async function start(...handlers: JobHandler[]): Promise<void> {
  const { connection, database } = fresh
  jobs = await startJobs({
    connection,
    system: database.system,
    handlers,
    clock: systemClock,
    log: silentLog,
  })
}

function add(personId: string, options?: Parameters<typeof addJob>[3]): Promise<void> {
  return inTransaction(fresh.database.app, trust, async (transaction) =>
    addJob(transaction, remind, { personId }, options),
  )
}

/** A handler that notes whom it reminded. */
function noting(): { reminded: string[]; handler: JobHandler } {
  const reminded: string[] = []
  return { reminded, handler: handleJob(remind, async ({ personId }) => void reminded.push(personId)) }
}

async function waiting(): Promise<number> {
  const client = new pg.Client(fresh.connection)
  await client.connect()
  const { rows } = await client.query('select count(*)::int as count from graphile_worker.jobs')
  await client.end()
  return rows[0]?.count
}

describe('jobs', () => {
  it('JOB1: runs once the transaction that added it has committed', async () => {
    const { reminded, handler } = noting()
    await start(handler)
    await add('amara')
    await vi.waitFor(() => expect(reminded).toEqual(['amara']), { timeout: 5000 })
    expect(await waiting()).toBe(0)
  })

  it('JOB1: does not exist when the transaction was rolled back', async () => {
    const { reminded, handler } = noting()
    const failing = inTransaction(fresh.database.app, trust, async (transaction) => {
      addJob(transaction, remind, { personId: 'nobody' })
      throw new Error('the command failed')
    })
    await expect(failing).rejects.toThrow('the command failed')
    await start(handler)
    await add('amara')
    await vi.waitFor(() => expect(reminded).toEqual(['amara']), { timeout: 5000 })
  })

  it('JOB1: waits for its time, and one under the same key takes its place', async () => {
    const later = new Date(Date.now() + 3_600_000)
    await add('amara', { runAt: later, key: 'amara' })
    await add('amara', { runAt: later, key: 'amara' })
    expect(await waiting()).toBe(1)
    const { reminded, handler } = noting()
    await start(handler)
    await add('ben')
    await vi.waitFor(() => expect(reminded).toEqual(['ben']), { timeout: 5000 })
    await add('amara', { key: 'amara' })
    await vi.waitFor(() => expect(reminded).toEqual(['ben', 'amara']), { timeout: 5000 })
  })

  it('JOB2: is tried again when it throws, and what it threw is kept nowhere in words', async () => {
    const written: string[] = []
    const log = makeLog({ level: 'info', form: 'json', to: { write: (line) => void written.push(line) } })
    const attempts: number[] = []
    const handler = handleJob(remind, async (_, { attempt }) => {
      attempts.push(attempt)
      throw Object.assign(new TypeError('Mrs Okafor has no telephone'), { code: 'E_NO_TELEPHONE' })
    })
    const { connection, database } = fresh
    jobs = await startJobs({
      connection,
      system: database.system,
      handlers: [handler],
      clock: systemClock,
      log,
    })
    await add('amara', { key: 'retry' })
    await vi.waitFor(() => expect(attempts.length).toBeGreaterThan(1), { timeout: 15_000 })
    await jobs.stop()
    jobs = null
    const client = new pg.Client(connection)
    await client.connect()
    const { rows } = await client.query('select last_error from graphile_worker._private_jobs')
    await client.query('delete from graphile_worker._private_jobs')
    await client.end()
    expect(attempts.slice(0, 2)).toEqual([1, 2])
    expect(JSON.stringify(rows)).toContain('TypeError')
    expect(JSON.stringify(rows) + written.join('')).not.toContain('Okafor')
    expect(written.join('')).toContain('E_NO_TELEPHONE')
  })

  it('JOB2: a server that stops finishes what it has begun', async () => {
    let finished = false
    let begun = false
    const handler = handleJob(remind, async () => {
      begun = true
      await new Promise((resolve) => setTimeout(resolve, 300))
      finished = true
    })
    await start(handler)
    await add('amara')
    await vi.waitFor(() => expect(begun).toBe(true), { timeout: 5000 })
    await jobs?.stop()
    jobs = null
    expect(finished).toBe(true)
    expect(await waiting()).toBe(0)
  })

  it('JOB2: a server stops even when a job does not, and the job is tried again', async () => {
    const clock = fakeClock()
    const { connection, database } = fresh
    let begun = false
    const deaf = handleJob(remind, () => {
      begun = true
      return new Promise(() => {})
    })
    const server = await startJobs({
      connection,
      system: database.system,
      handlers: [deaf],
      clock,
      log: silentLog,
    })
    await add('amara')
    await vi.waitFor(() => expect(begun).toBe(true), { timeout: 5000 })
    const stopped = server.stop()
    // The timer is set once the schedule has stopped.
    await new Promise((resolve) => setTimeout(resolve, 50))
    clock.advance(8000)
    await stopped
    const { reminded, handler } = noting()
    await start(handler)
    await vi.waitFor(() => expect(reminded).toEqual(['amara']), { timeout: 10_000 })
  })

  it('JOB2: goes on after all its connections were cut', async () => {
    const { reminded, handler } = noting()
    await start(handler)
    await add('before')
    await vi.waitFor(() => expect(reminded).toEqual(['before']), { timeout: 5000 })
    const client = new pg.Client(fresh.connection)
    await client.connect()
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    await client.end()
    await vi.waitFor(() => add('after'), { timeout: 5000 })
    await vi.waitFor(() => expect(reminded).toContain('after'), { timeout: 10_000 })
  })

  it('JOB2: what a killed server had begun is begun again by the next to look', async () => {
    await add('amara')
    const client = new pg.Client(fresh.connection)
    await client.connect()
    // As a server leaves it that is killed in the middle of a job.
    await client.query(
      "update graphile_worker._private_jobs set locked_by = 'pool-of-the-dead', locked_at = now()",
    )
    await client.end()
    const { reminded, handler } = noting()
    await start(handler)
    await vi.waitFor(() => expect(reminded).toEqual(['amara']), { timeout: 5000 })
  })

  it('JOB2: what a living server has begun is left to it', async () => {
    const releases: (() => void)[] = []
    const runs: string[] = []
    const slow = handleJob(remind, async ({ personId }) => {
      runs.push(personId)
      await new Promise<void>((resolve) => releases.push(resolve))
    })
    await start(slow)
    await add('amara')
    await vi.waitFor(() => expect(runs).toEqual(['amara']), { timeout: 5000 })
    const { reminded, handler } = noting()
    const { connection, database } = fresh
    const clock = fakeClock()
    const other = await startJobs({
      connection,
      system: database.system,
      handlers: [handler],
      clock,
      log: silentLog,
    })
    clock.advance(60_000)
    await add('ben')
    await vi.waitFor(() => expect([...runs, ...reminded].sort()).toEqual(['amara', 'ben']), { timeout: 5000 })
    for (const release of releases) release()
    await other.stop()
    await jobs?.stop()
    jobs = null
    expect(await waiting()).toBe(0)
  })

  it('JOB1: nobody reaches the runner’s tables by another way', async () => {
    for (const pool of [fresh.database.app, fresh.database.system]) {
      await expect(pool.query('select * from graphile_worker._private_jobs')).rejects.toMatchObject({
        code: '42501',
      })
    }
  })
})

describe('scheduled jobs', () => {
  const digest = defineJob('notify.send-digest', z.strictObject({}))
  const retire = defineJob('retention.propose', z.strictObject({}))
  const schedules: Schedule[] = [
    { job: digest, when: { everyMinutes: 15 } },
    { job: retire, when: { dailyAt: '02:30' } },
  ]
  const look = (at: Date) => addDueJobs(fresh.database.system, schedules, at)

  async function added(): Promise<string[]> {
    const client = new pg.Client(fresh.connection)
    await client.connect()
    const { rows } = await client.query<{ name: string }>(
      'select task_identifier as name from graphile_worker.jobs order by 1',
    )
    await client.query('delete from graphile_worker._private_jobs')
    await client.end()
    return rows.map((row) => row.name)
  }

  it('JOB3: are added when due, once for all servers, and once for what was missed', async () => {
    await added()
    const clock = fakeClock(new Date('2026-11-22T09:07:00.000Z'))
    await look(clock.now())
    expect(await added()).toEqual([])
    clock.advance(7 * 60_000)
    await look(clock.now())
    expect(await added()).toEqual([])
    clock.advance(60_000)
    await Promise.all([look(clock.now()), look(clock.now()), look(clock.now())])
    expect(await added()).toEqual(['notify.send-digest'])
    clock.advanceTo(new Date('2026-11-24T02:30:00.000Z'))
    await look(clock.now())
    expect(await added()).toEqual(['notify.send-digest', 'retention.propose'])
    await look(clock.now())
    expect(await added()).toEqual([])
  })

  it('JOB3: are looked for by the clock while jobs run', async () => {
    const clock = fakeClock(new Date('2027-01-01T00:00:00.000Z'))
    let ran = 0
    const handler = handleJob(digest, async () => void ran++)
    const { connection, database } = fresh
    jobs = await startJobs({
      connection,
      system: database.system,
      handlers: [handler],
      schedule: [{ job: digest, when: { everyMinutes: 15 } }],
      clock,
      log: silentLog,
    })
    await vi.waitFor(() => expect(ran).toBe(1), { timeout: 5000 })
    clock.advance(15 * 60_000)
    await vi.waitFor(
      () => {
        clock.advance(10_000)
        expect(ran).toBe(2)
      },
      { timeout: 5000 },
    )
  })
})
