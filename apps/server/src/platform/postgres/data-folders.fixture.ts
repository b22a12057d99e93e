import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { silentLog } from '../log.ts'
import { type StartPostgres, startPostgres } from './start-postgres.ts'
import type { PostgresConnection, RunningPostgres } from './supervise.ts'

/** For this folder's tests: data folders and servers that are cleared away after each test. */
const folders: string[] = []
const servers: RunningPostgres[] = []

/** A new folder; by default one that other accounts may enter. */
export function makeFolder(mode = 0o755): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-test-'))
  chmodSync(folder, mode)
  folders.push(folder)
  return folder
}

/** A new data folder whose first start lies behind it; quicker than the start itself. */
export async function makeDataDir(): Promise<string> {
  prepared ??= prepare()
  const dataDir = makeFolder()
  cpSync(await prepared, dataDir, { recursive: true })
  return dataDir
}

let prepared: Promise<string> | undefined

/** Clears away what it was copied from, once a test file is done. */
export async function forgetDataDirs(): Promise<void> {
  const made = prepared
  prepared = undefined
  if (made) rmSync(await made, { recursive: true, force: true })
}

async function prepare(): Promise<string> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'baton-test-'))
  chmodSync(dataDir, 0o755)
  const started = await startPostgres({ dataDir, log: silentLog, throwaway: true })
  if (!started.ok) throw new Error(started.sentence)
  await started.postgres.stop()
  return dataDir
}

export async function startIn(dataDir: string, more: Partial<StartPostgres> = {}): Promise<RunningPostgres> {
  const started = await startPostgres({ dataDir, log: silentLog, throwaway: true, ...more })
  if (!started.ok) throw new Error(started.sentence)
  servers.push(started.postgres)
  return started.postgres
}

export async function refusalIn(dataDir: string, more: Partial<StartPostgres> = {}) {
  const started = await startPostgres({ dataDir, log: silentLog, throwaway: true, ...more })
  if (started.ok) servers.push(started.postgres)
  return started.ok ? undefined : started
}

/** Runs one statement on a connection of its own and gives the rows' first columns. */
export async function ask(connection: PostgresConnection, sql: string): Promise<unknown[]> {
  const client = new Client(connection)
  await client.connect()
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' })
    return rows.map((row) => row[0])
  } finally {
    await client.end()
  }
}

export async function clearAway(): Promise<void> {
  for (const server of servers.splice(0)) await server.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}
