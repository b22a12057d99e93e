import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { findProcess, worksIn } from './process-table.ts'
import { watchdogName } from './watchdog.ts'

/**
 * Who is using a data folder: nobody; a PostgreSQL whose server lives; one that is being stopped because its
 * server has just gone; or an orphan whose server and watchdog were both killed.
 */
export type Occupant =
  | { readonly kind: 'nobody'; readonly pid?: number }
  | { readonly kind: 'served' | 'stopping' | 'orphan'; readonly pid: number }

/** Looks behind postmaster.pid, which also outlives a killed PostgreSQL and whose number may be somebody else's by now. */
export function findOccupant(cluster: string): Occupant {
  const pid = readPostmaster(cluster)?.pid
  if (pid === undefined) return { kind: 'nobody' }
  if (process.platform === 'win32') return { kind: isAlive(pid) ? 'stopping' : 'nobody', pid }
  const postmaster = findProcess(pid)
  if (!postmaster || !isPostgresOf(cluster, pid, postmaster.command)) return { kind: 'nobody' }
  const watchdog = findProcess(postmaster.parent)
  if (!watchdog?.command.includes(watchdogName)) return { kind: 'orphan', pid }
  const server = new RegExp(`${watchdogName} (\\d+) `).exec(watchdog.command)?.[1]
  return { kind: Number(server) === watchdog.parent ? 'served' : 'stopping', pid }
}

/** Takes away a pid file that names no PostgreSQL of this folder, so that a reused number cannot block the start. */
export function removeStalePidFile(cluster: string): void {
  rmSync(path.join(cluster, 'postmaster.pid'), { force: true })
}

/** Whether PostgreSQL says of itself that it takes connections. */
export function saysReady(cluster: string): boolean {
  return readPostmaster(cluster)?.status === 'ready'
}

export function readPostmaster(cluster: string): { pid: number; status: string | undefined } | undefined {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return pid > 0 ? { pid, status: lines[7]?.trim() } : undefined
  } catch {
    return undefined
  }
}

/** All that Windows tells about a process of another program. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function isPostgresOf(cluster: string, pid: number, command: string): boolean {
  return worksIn(pid, cluster) ?? (command.includes('postgres') && command.includes(cluster))
}
