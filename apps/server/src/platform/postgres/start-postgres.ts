import { accessSync, constants, existsSync, realpathSync } from 'node:fs'
import path from 'node:path'
import type { Log } from '../log.ts'
import { findBinaries } from './place/binaries.ts'
import { clusterVersion, initCluster, isInitialised, keepPassword } from './place/init-cluster.ts'
import { findLodging } from './place/lodging.ts'
import { clearOccupant } from './process/clear-occupant.ts'
import {
  folderRefusal,
  noBinaries,
  otherVersion,
  type PostgresRefusal,
  rootHasNoWay,
  startFailed,
} from './refusals.ts'
import { type RunningPostgres, supervise } from './supervise.ts'

export interface StartPostgres {
  /** Baton's data folder; made when missing. PostgreSQL's own lies in it as `postgres`. */
  readonly dataDir: string
  readonly log: Log
  /** Told what takes its time, in words for whoever waits: "making the database (first start)". */
  readonly onProgress?: (step: string) => void
  /** true: nothing need survive a crash of the machine (tests). */
  readonly throwaway?: boolean
  /** false: do as on Windows, with pg_ctl and the loop-back address; only tests say so. */
  readonly posix?: boolean
  /** Where root puts programs and data that no ordinary user can reach; only tests change it. */
  readonly systemFolder?: string
}

export type StartedPostgres = { readonly ok: true; readonly postgres: RunningPostgres } | PostgresRefusal

/**
 * Starts the PostgreSQL that npm installed, making its data at the first start, and keeps it running until
 * `stop()`, which also happens when this process is killed. Refuses with a sentence where a person must act.
 */
export async function startPostgres(wish: StartPostgres): Promise<StartedPostgres> {
  const dataDir = path.resolve(wish.dataDir)
  try {
    return await startIn(dataDir, wish)
  } catch (error) {
    const refusal = folderRefusal(dataDir, error)
    if (refusal) return refusal
    throw error
  }
}

async function startIn(dataDir: string, wish: StartPostgres): Promise<StartedPostgres> {
  const { throwaway = false, posix = process.platform !== 'win32' } = wish
  const binaries = findBinaries()
  if (!binaries) return noBinaries()
  const before = path.join(dataDir, 'postgres')
  if (existsSync(before)) accessSync(before, constants.R_OK | constants.W_OK | constants.X_OK)
  const refusal = await clearOccupant(dataDir, wish.onProgress)
  if (refusal) return refusal

  const lodging = findLodging(binaries, dataDir, wish.systemFolder)
  if (!lodging) return rootHasNoWay(dataDir)
  const password = keepPassword(dataDir)
  if (!isInitialised(dataDir, lodging.cluster)) {
    wish.onProgress?.('making the database (first start only)')
    const problem = await initCluster({ dataDir, lodging, password, throwaway })
    if (problem !== undefined) return startFailed(dataDir, problem)
  }
  const found = clusterVersion(lodging.cluster)
  const ours = binaries.version.split('.')[0] ?? ''
  if (found !== ours) return otherVersion(dataDir, found, ours)

  wish.onProgress?.('starting the database')
  const place = { ...lodging, cluster: realpathSync(lodging.cluster) }
  return supervise({ dataDir, lodging: place, password, log: wish.log, throwaway, posix })
}
