import type pg from 'pg'
import { migrations } from './capabilities.ts'
import { type Channels, openChannels } from './open-channels.ts'
import { type Keys, openKeys } from './open-keys.ts'
import { openMedia } from './open-media.ts'
import { type Blobs, openBlobs } from './platform/blobs/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { type Database, openDatabase } from './platform/database/database.ts'
import { migrate } from './platform/database/migrate.ts'
import type { Log } from './platform/log.ts'
import type { Media } from './platform/media/media.ts'

/** What every capability stands on and the settings choose, opened and ready. */
export interface Foundations {
  readonly database: Database
  readonly keys: Extract<Keys, { ok: true }>
  readonly channels: Channels
  readonly blobs: Blobs
  readonly media: Media
}

/**
 * Brings the database up to date and opens what the settings name, one after the other.
 *
 * @returns all of it, or the sentence that says what cannot be opened and what to do; then nothing is left open
 */
export async function openFoundations(given: {
  readonly config: Config
  readonly connection: pg.ClientConfig
  readonly clock: Clock
  readonly log: Log
}): Promise<{ ok: true; foundations: Foundations } | { ok: false; sentence: string }> {
  const { config, connection, clock, log } = given
  await migrate(connection, migrations)
  const database = openDatabase({
    connection,
    onConnectionLost: (error) => log.warn({ err: error }, 'database connection lost'),
  })
  const opened = await openOn(database)
  if (!opened.ok) await database.close()
  return opened

  async function openOn(on: Database) {
    const keys = await openKeys(config, on)
    if (!keys.ok) return keys
    const channels = await openChannels(config)
    if (!channels.ok) return channels
    const blobs = await openBlobs(config, clock.now())
    if (!blobs.ok) return blobs
    const media = await openMedia(config, { clock, log })
    if (!media.ok) return media
    return {
      ok: true as const,
      foundations: {
        database: on,
        keys,
        channels: channels.channels,
        blobs: blobs.blobs,
        media: media.media,
      },
    }
  }
}
