import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { Client, type ClientConfig } from 'pg'
import type { Blobs } from '../blobs/index.ts'
import { type Migration, migrate } from '../database/migrate.ts'
import { migrateJobs } from '../jobs/index.ts'
import { makePrivateFile } from '../private-file.ts'
import type { MasterKeys } from '../vault/index.ts'
import { readBlobs } from './blob-members.ts'
import { isEmpty, jobsSchema } from './describe-database.ts'
import { loadTables } from './load-tables.ts'
import type { Manifest } from './manifest.ts'
import { type Backup, readBackup } from './read-backup.ts'
import { type BackupRefusal, backupRefusal } from './refusals.ts'
import { readMember } from './tar.ts'

export interface RestoreBackup {
  readonly file: string
  /** An empty database, as the owner of the schema to be. */
  readonly connection: ClientConfig
  readonly keys: MasterKeys
  /** All migrations of this Baton. */
  readonly migrations: readonly Migration[]
  /** Where the archive's blobs go; what is there stays. */
  readonly blobs?: Blobs
  /** Where a file of the archive goes, by its name; those without a place are left in the archive. */
  readonly places?: Readonly<Record<string, string>>
  /** Told the name of each table as it is filled. */
  readonly onProgress?: (table: string) => void
}

export type RestoredBackup =
  | {
      readonly ok: true
      readonly madeAt: Date
      readonly tables: number
      readonly rows: number
      readonly blobs: number
    }
  | BackupRefusal

/**
 * Fills an empty database with a backup, then brings it to this Baton's schema. Everything is checked before anything
 * is written, and nothing is ever written over. Rows arrive all together or not at all; should that fail (an
 * exception), start over with another empty database.
 */
export async function restoreBackup(wish: RestoreBackup): Promise<RestoredBackup> {
  const backup = await readBackup(wish.file, wish.keys)
  if (!backup.ok) return backup
  const refusal = newerThan(wish.migrations, backup.manifest) ?? filesInTheWay(wish, backup)
  if (refusal) return refusal

  const client = new Client(wish.connection)
  await client.connect()
  try {
    if (!(await isEmpty(client))) {
      const sentence =
        'The database to restore into is not empty: name an empty one, or a new folder in DATA_DIR.'
      return backupRefusal('backup_target_not_empty', sentence)
    }
    const then = new Set(backup.manifest.migrations.map(({ name }) => name))
    await migrate(
      wish.connection,
      wish.migrations.filter(({ name }) => then.has(name)),
    )
    if (backup.manifest.tables.some(({ schema }) => schema === jobsSchema)) await migrateJobs(wish.connection)
    const blobs = await restoreBlobs(wish, backup)
    const rows = await loadTables(client, wish.file, backup, wish.onProgress)
    await migrate(wish.connection, wish.migrations)
    await placeFiles(wish, backup)
    const { madeAt, tables } = backup.manifest
    return { ok: true, madeAt: new Date(madeAt), tables: tables.length, rows, blobs }
  } finally {
    await client.end()
  }
}

/** Before the rows that speak of them: should those fail, what is here too much is swept away by itself. */
async function restoreBlobs({ file, blobs, onProgress }: RestoreBackup, backup: Backup): Promise<number> {
  if (blobs === undefined || backup.blobs === null) return 0
  onProgress?.('files')
  const same = await readBlobs(file, backup.blobs, async (id, content) => {
    const put = await blobs.put(content, { id })
    if (!put.ok) throw new Error(`blob ${id} was not stored: ${put.code}`)
  })
  if (!same) throw new Error('the files are not those that were backed up')
  return backup.blobs.count - backup.blobs.damaged.length
}

/** A backup knows migrations that this Baton does not, or knows them otherwise. */
function newerThan(migrations: readonly Migration[], manifest: Manifest): BackupRefusal | undefined {
  const known = new Map(migrations.map(({ name, file }) => [name, file]))
  const strange = manifest.migrations.find(({ name, digest }) => {
    const file = known.get(name)
    return !file || createHash('sha256').update(readFileSync(file, 'utf8')).digest('hex') !== digest
  })
  if (!strange) return undefined
  const sentence = `The backup was made by another Baton than this one (its schema has "${strange.name}"): restore it with the version that made it, or a newer one.`
  return backupRefusal('backup_newer', sentence)
}

function filesInTheWay({ places = {} }: RestoreBackup, { manifest }: Backup): BackupRefusal | undefined {
  const taken = manifest.files
    .map(({ name }) => places[name])
    .find((place) => place !== undefined && existsSync(place))
  if (taken === undefined) return undefined
  return backupRefusal(
    'backup_key_file_exists',
    `${taken} exists already and is not written over: move it away first.`,
  )
}

async function placeFiles(
  { file, places = {} }: RestoreBackup,
  { manifest, members }: Backup,
): Promise<void> {
  for (const { name, member } of manifest.files) {
    const [place, content] = [places[name], members.get(member)]
    if (place !== undefined && content) await makePrivateFile(place, await text(readMember(file, content)))
  }
}
