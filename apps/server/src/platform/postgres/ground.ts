import { existsSync } from 'node:fs'
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
  readonly host: string
  readonly port: number
}

/** Only names the socket's file: nothing listens on the network. */
const socketPort = 5432

/** Makes the folder for the socket and writes the settings into it. */
export function prepareGround({ cluster, runAs }: Lodging, throwaway: boolean): Ground {
  const folder = makeShortFolder(runAs)
  const ownSettings = path.join(cluster, 'local.conf')
  const local = existsSync(ownSettings) ? ownSettings : undefined
  const text = postgresSettings({ socketDir: folder, port: socketPort, throwaway, local })
  return {
    folder,
    settings: placeFile(folder, 'postgresql.conf', text, runAs),
    host: folder,
    port: socketPort,
  }
}
