import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { inUse, type PostgresRefusal } from '../refusals.ts'
import { findOccupant, removeStalePidFile } from './pid-file.ts'

const patienceMs = 30_000
/** A server that was killed this very moment may still be seen alive. */
const graceMs = 500
const stepMs = 25

/**
 * Sees to it that no PostgreSQL uses the folder: waits for one that is being stopped because its server was
 * killed, stops an orphan, takes away a stale pid file, and refuses when another Baton is at work there.
 */
export async function clearOccupant(
  dataDir: string,
  onProgress?: (step: string) => void,
): Promise<PostgresRefusal | undefined> {
  const cluster = path.join(dataDir, 'postgres')
  let told = false
  for (let waitedMs = 0; waitedMs <= patienceMs; waitedMs += stepMs) {
    const occupant = findOccupant(cluster)
    if (occupant.kind === 'nobody') {
      removeStalePidFile(cluster)
      return undefined
    }
    const limitMs = occupant.kind === 'served' ? graceMs : patienceMs
    if (waitedMs + stepMs > limitMs) return inUse(dataDir, occupant.pid)
    if (occupant.kind !== 'served' && !told) {
      onProgress?.('waiting for the database of the last run to stop')
      if (occupant.kind === 'orphan') askToStop(occupant.pid)
      told = true
    }
    await sleep(stepMs)
  }
  return undefined
}

/** Asks a PostgreSQL without a watchdog for a clean stop. */
export function askToStop(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    // Gone already, or not ours: the next look tells.
  }
}
