import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { ask, clearAway, forgetDataDirs, makeDataDir, refusalIn, startIn } from '../data-folders.fixture.ts'
import type { PostgresConnection } from '../supervise.ts'
import { findProcess } from './process-table.ts'

const holders: ChildProcess[] = []

afterAll(forgetDataDirs)
afterEach(async () => {
  for (const holder of holders.splice(0)) holder.kill('SIGKILL')
  await clearAway()
})

/** A server in a process of its own, which the test may kill. */
async function hold(
  dataDir: string,
): Promise<{ server: ChildProcess; pid: number; connection: PostgresConnection }> {
  const fixture = path.join(import.meta.dirname, '..', 'hold-postgres.fixture.ts')
  const server = spawn(process.execPath, [fixture, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  holders.push(server)
  const gone = once(server, 'exit').then(() => Promise.reject(new Error('the server ended too early')))
  // Later it is meant to be killed.
  gone.catch(() => {})
  const [line] = await Promise.race([once(createInterface({ input: server.stdout }), 'line'), gone])
  return { server, ...JSON.parse(line) }
}

function watchdogOf(pid: number): number {
  return findProcess(pid)?.parent ?? 0
}

async function ended(pid: number): Promise<void> {
  await vi.waitUntil(() => findProcess(pid) === undefined, { timeout: 15_000 })
}

test('when the server is killed with -9, PostgreSQL stops by itself and the next start finds every row', async () => {
  const dataDir = await makeDataDir()
  const { server, pid, connection } = await hold(dataDir)
  await ask(connection, 'CREATE TABLE kept AS SELECT 1 AS row')
  server.kill('SIGKILL')
  await ended(pid)
  expect(await ask((await startIn(dataDir)).connection, 'SELECT row FROM kept')).toEqual([1])
})

test('a start right behind the kill waits until the old PostgreSQL has stopped', async () => {
  const dataDir = await makeDataDir()
  const { server, connection } = await hold(dataDir)
  await ask(connection, 'CREATE TABLE kept AS SELECT 1 AS row')
  server.kill('SIGKILL')
  expect(await ask((await startIn(dataDir)).connection, 'SELECT row FROM kept')).toEqual([1])
})

test('a second server on the same data is refused and the first goes on', async () => {
  const dataDir = await makeDataDir()
  const { pid, connection } = await hold(dataDir)
  const refusal = await refusalIn(dataDir)
  expect(refusal).toMatchObject({ code: 'postgres_in_use' })
  expect(refusal?.sentence).toBe(
    `Another Baton is already using the data in ${dataDir} (PostgreSQL is process ${pid}): stop it first, or choose another folder with DATA_DIR.`,
  )
  expect(await ask(connection, 'SELECT 1')).toEqual([1])
})

test('when everything is killed at once, the pid file that stays behind does not stop the next start', async () => {
  const dataDir = await makeDataDir()
  const { server, pid, connection } = await hold(dataDir)
  await ask(connection, 'CREATE TABLE kept AS SELECT 1 AS row')
  process.kill(watchdogOf(pid), 'SIGKILL')
  process.kill(pid, 'SIGKILL')
  server.kill('SIGKILL')
  await ended(pid)
  expect(readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).toContain(String(pid))
  expect(await ask((await startIn(dataDir)).connection, 'SELECT row FROM kept')).toEqual([1])
})

test('a pid file whose number belongs to somebody else by now does not stop the start', async () => {
  const dataDir = await makeDataDir()
  await (await startIn(dataDir)).stop()
  writeFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n${dataDir}/postgres\n`)
  expect(await ask((await startIn(dataDir)).connection, 'SELECT 1')).toEqual([1])
})

test('a PostgreSQL whose server and watchdog were killed is stopped, then started anew', async () => {
  const dataDir = await makeDataDir()
  const { server, pid, connection } = await hold(dataDir)
  await ask(connection, 'CREATE TABLE kept AS SELECT 1 AS row')
  server.kill('SIGSTOP')
  process.kill(watchdogOf(pid), 'SIGKILL')
  server.kill('SIGKILL')
  const steps: string[] = []
  const next = await startIn(dataDir, { onProgress: (step) => steps.push(step) })
  expect(findProcess(pid)).toBeUndefined()
  expect(await ask(next.connection, 'SELECT row FROM kept')).toEqual([1])
})
