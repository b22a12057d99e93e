import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import type { Lodging } from './lodging.ts'
import { postgresSettings } from './settings.ts'
import { makeShortFolder, placeFile } from './short-folder.ts'

/** What one run of the server prepares for PostgreSQL; it outlives PostgreSQL's restarts. */
export interface Ground {
  /** Holds the socket and the settings file; goes when PostgreSQL is stopped. */
  readonly folder: string
  /** The settings file. */
  readonly settings: string
  /** How to reach it: the socket's folder, or the loop-back address. */
  readonly host: string
  readonly port: number
  /** false: there are neither unix sockets nor a POSIX shell. */
  readonly posix: boolean
}

/** Only names the socket's file: nothing listens on the network. */
const socketPort = 5432

/** Makes the folder for the socket and writes the settings into it. */
export async function prepareGround(
  { cluster, runAs }: Lodging,
  throwaway: boolean,
  posix: boolean,
): Promise<Ground> {
  const folder = makeShortFolder(runAs)
  const port = posix ? socketPort : await freePort()
  const ownSettings = path.join(cluster, 'local.conf')
  const local = existsSync(ownSettings) ? ownSettings : undefined
  const text = postgresSettings({ socketDir: posix ? folder : undefined, port, throwaway, local })
  const settings = placeFile(folder, 'postgresql.conf', text, runAs)
  return { folder, settings, host: posix ? folder : '127.0.0.1', port, posix }
}

/** A port of the loop-back address that nobody listens on at the moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
      .on('error', reject)
      .listen(0, '127.0.0.1', () => {
        const address = probe.address()
        probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
      })
  })
}
