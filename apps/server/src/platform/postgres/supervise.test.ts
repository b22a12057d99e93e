import { readFileSync } from 'node:fs'
import { Pool } from 'pg'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { ask, clearAway, forgetDataDirs, makeDataDir, startIn } from './data-folders.fixture.ts'
import { findProcess } from './process/process-table.ts'
import type { RunningPostgres } from './supervise.ts'

afterEach(clearAway)
afterAll(forgetDataDirs)

/** Kills a process of PostgreSQL's and waits until connections are taken again. */
async function killAndRecover(postgres: RunningPostgres, victim: number): Promise<void> {
  const recovered = new Promise<void>((resolve) => postgres.onRecovered(resolve))
  process.kill(victim, 'SIGKILL')
  await recovered
}

describe('PostgreSQL is started again', () => {
  test('after kill -9: the same pool goes on and no acknowledged row is lost', async () => {
    const postgres = await startIn(await makeDataDir())
    const pool = new Pool({ ...postgres.connection, max: 4 })
    pool.on('error', () => {})
    await pool.query('CREATE TABLE acknowledged (number int)')
    for (let number = 1; number <= 50; number++)
      await pool.query('INSERT INTO acknowledged VALUES ($1)', [number])
    const before = postgres.pid() ?? 0
    const exits: string[] = []
    postgres.onUnexpectedExit(() => exits.push('ended'))
    await killAndRecover(postgres, before)
    const { rows } = await pool.query('SELECT count(*)::int AS count FROM acknowledged')
    await pool.end()
    expect(rows).toEqual([{ count: 50 }])
    expect(exits).toEqual(['ended'])
    expect(postgres.pid()).not.toBe(before)
  })

  test('after its watchdog alone was killed', async () => {
    const postgres = await startIn(await makeDataDir())
    const before = postgres.pid() ?? 0
    await killAndRecover(postgres, findProcess(before)?.parent ?? 0)
    expect(findProcess(before)).toBeUndefined()
    expect(await ask(postgres.connection, 'SELECT 1')).toEqual([1])
  })

  test('ten times in a row', async () => {
    const postgres = await startIn(await makeDataDir())
    for (let time = 1; time <= 10; time++) await killAndRecover(postgres, postgres.pid() ?? 0)
    expect(await ask(postgres.connection, 'SELECT 1')).toEqual([1])
  })
})

test('one broken connection’s process takes the others with it, and all are back without a restart', async () => {
  const postgres = await startIn(await makeDataDir())
  const pool = new Pool(postgres.connection)
  pool.on('error', () => {})
  const { rows } = await pool.query('SELECT pg_backend_pid() AS pid')
  process.kill(rows[0].pid, 'SIGKILL')
  await vi.waitFor(() => pool.query('SELECT 1'), { timeout: 10_000 })
  await pool.end()
})

test('it is stopped even when every process of its watchdog was killed before', async () => {
  const postgres = await startIn(await makeDataDir())
  const pid = postgres.pid() ?? 0
  const watchdog = findProcess(pid)?.parent ?? 0
  const children = readFileSync(`/proc/${watchdog}/task/${watchdog}/children`, 'utf8').trim().split(' ')
  for (const child of children) if (Number(child) !== pid) process.kill(Number(child), 'SIGKILL')
  process.kill(watchdog, 'SIGKILL')
  await vi.waitUntil(() => findProcess(watchdog) === undefined)
  expect(await ask(postgres.connection, 'SELECT 1')).toEqual([1])
  await postgres.stop()
  expect(findProcess(pid)).toBeUndefined()
})

test('stopping twice, or in the middle of a restart, ends for good', async () => {
  const postgres = await startIn(await makeDataDir())
  const exited = new Promise<void>((resolve) => postgres.onUnexpectedExit(resolve))
  process.kill(postgres.pid() ?? 0, 'SIGKILL')
  await exited
  await Promise.all([postgres.stop(), postgres.stop()])
  expect(postgres.pid()).toBeUndefined()
})

describe('as on Windows, with pg_ctl and the loop-back address', () => {
  test('it takes connections with the password only, is started again, and stops', async () => {
    const postgres = await startIn(await makeDataDir(), { posix: false })
    expect(postgres.connection.host).toBe('127.0.0.1')
    await expect(ask({ ...postgres.connection, password: 'guessed' }, 'SELECT 1')).rejects.toThrow(/password/)
    await killAndRecover(postgres, postgres.pid() ?? 0)
    expect(await ask(postgres.connection, 'SELECT 1')).toEqual([1])
    const last = postgres.pid() ?? 0
    await postgres.stop()
    expect(findProcess(last)).toBeUndefined()
  })
})
