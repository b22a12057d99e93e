import { readFileSync } from 'node:fs'
import path from 'node:path'
import { keepPassword, ownerName } from './place/init-cluster.ts'
import { findOccupant } from './process/pid-file.ts'
import type { PostgresConnection } from './supervise.ts'

/**
 * How to reach the PostgreSQL that a running Baton holds in this data folder, or `undefined` when none runs there. It
 * stays that Baton's: whoever joins does not stop it.
 */
export function joinRunning(dataDir: string): PostgresConnection | undefined {
  const cluster = path.join(dataDir, 'postgres')
  if (findOccupant(cluster).kind !== 'served') return undefined
  // postmaster.pid: process, data folder, start, port, socket folder, address (PostgreSQL documents the order).
  const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  const [port, socket, address] = [Number(lines[3]), lines[4]?.trim(), lines[5]?.trim()]
  const host = socket || address
  if (!host || !(port > 0)) return undefined
  return { host, port, user: ownerName, password: keepPassword(dataDir), database: 'postgres' }
}
