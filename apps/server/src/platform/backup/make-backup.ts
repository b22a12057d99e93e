import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Client, type ClientConfig } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import * as z from 'zod'
import type { Blobs } from '../blobs/index.ts'
import type { MasterKeys } from '../vault/index.ts'
import { writeBlobs } from './blob-members.ts'
import { describeSequences, describeTables, quoted } from './describe-database.ts'
import type { Manifest, TableDescription } from './manifest.ts'
import { type BackupRefusal, backupRefusal } from './refusals.ts'
import { sealOf } from './seal.ts'
import { type NewMember, writeTar } from './tar.ts'

export interface MakeBackup {
  /** As the owner of the schema. */
  readonly connection: ClientConfig
  /** The archive to make; refused when it exists. */
  readonly file: string
  readonly keys: MasterKeys
  readonly now: Date
  /** What is kept beside the database; left out where it is backed up by other means. */
  readonly blobs?: Blobs
  /** Files to put in as they are: the key file, only when somebody asked for it. */
  readonly files?: readonly { readonly name: string; readonly path: string }[]
  /** Told the name of each table as it is copied. */
  readonly onProgress?: (table: string) => void
}

export type MadeBackup =
  | {
      readonly ok: true
      readonly tables: number
      readonly rows: number
      readonly bytes: number
      /** How many blobs are in it, and how many could not be: they are damaged. */
      readonly blobs: number
      readonly damaged: number
    }
  | BackupRefusal

/**
 * Copies every table, all of one moment, into one archive, while the service goes on. Message bodies stay sealed in
 * it; names and the rest are as in the database, so it is as confidential as that. The key file is not in it unless
 * it is among `files`: keep the two apart. Needs room for the tables twice and for blobs once.
 */
export async function makeBackup(wish: MakeBackup): Promise<MadeBackup> {
  const { file } = wish
  if (existsSync(file)) return backupRefusal('backup_exists', `${file} exists already: choose another name.`)
  const parts = `${file}.parts`
  await mkdir(parts, { mode: 0o700 })
  const client = new Client(wish.connection)
  try {
    await client.connect()
    const manifest = await copyDatabase(client, parts, wish)
    for (const { name, path: source } of wish.files ?? []) {
      const copy = await keep(createReadStream(source), path.join(parts, `file.${name}`))
      manifest.files.push({ name, member: `files/${name}`, ...copy })
    }
    const written = wish.blobs === undefined ? null : writeBlobs(wish.blobs)
    const unfinished = path.join(parts, 'archive')
    await writeTar(unfinished, allMembers(manifest, parts, wish, written))
    await rename(unfinished, file)
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    const { count, damaged } = written?.list() ?? { count: 0, damaged: [] }
    const { size } = await stat(file)
    return {
      ok: true,
      tables: manifest.tables.length,
      rows,
      bytes: size,
      blobs: count - damaged.length,
      damaged: damaged.length,
    }
  } finally {
    await client.end()
    await rm(parts, { recursive: true, force: true })
  }
}

async function* allMembers(
  manifest: Manifest,
  parts: string,
  { keys, onProgress }: MakeBackup,
  blobs: ReturnType<typeof writeBlobs> | null,
): AsyncGenerator<NewMember> {
  yield* sealedText('manifest', manifest, keys)
  yield* membersOf(manifest, parts)
  if (blobs === null) return
  onProgress?.('files')
  yield* blobs.members
  yield* sealedText('blobs', blobs.list(), keys)
}

function sealedText(name: string, value: unknown, keys: MasterKeys): NewMember[] {
  const text = `${JSON.stringify(value, null, 1)}\n`
  return [
    { name: `${name}.json`, text },
    { name: `${name}.seal`, text: sealOf(text, keys.current) },
  ]
}

/** The names under which `tar` shows what is in the archive. */
function membersOf(manifest: Manifest, parts: string): NewMember[] {
  return [
    ...manifest.tables.map(({ member, schema, name }) => ({
      name: member,
      file: partOf(parts, { schema, name }),
    })),
    ...manifest.files.map(({ member, name }) => ({ name: member, file: path.join(parts, `file.${name}`) })),
  ]
}

async function copyDatabase(client: Client, parts: string, wish: MakeBackup): Promise<Manifest> {
  // A row that row-level security would hide is an error here, not a hole in the backup.
  await client.query(`SET row_security = off; SET datestyle = ISO; SET intervalstyle = postgres; SET timezone = UTC;
    SET extra_float_digits = 3; SET client_encoding = UTF8; SET statement_timeout = 0; SET lock_timeout = 0;
    SET idle_in_transaction_session_timeout = 0`)
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  const descriptions = await describeTables(client)
  const names = descriptions.map(({ schema, name }) => quoted(client, schema, name))
  // Emptying or dropping a table would be seen through the snapshot.
  if (names.length > 0) await client.query(`LOCK TABLE ${names.join(', ')} IN ACCESS SHARE MODE`)
  const tables: Manifest['tables'] = []
  for (const description of descriptions) {
    wish.onProgress?.(description.name)
    tables.push(await copyTable(client, description, parts))
  }
  const migrations = await client.query('SELECT name, digest FROM migration ORDER BY applied_at, name')
  const version = await client.query("SELECT current_setting('server_version') AS version")
  const sequences = await describeSequences(client)
  await client.query('COMMIT')
  return {
    format: 1,
    madeAt: wish.now.toISOString(),
    postgres: z.object({ version: z.string() }).parse(version.rows[0]).version,
    keyId: wish.keys.current.id,
    migrations: z.array(z.object({ name: z.string(), digest: z.string() })).parse(migrations.rows),
    tables,
    sequences,
    blobs: wish.blobs !== undefined,
    files: [],
  }
}

async function copyTable(
  client: Client,
  description: TableDescription,
  parts: string,
): Promise<Manifest['tables'][number]> {
  const { schema, name, columns } = description
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ')
  const copy = client.query(copyTo(`COPY ${quoted(client, schema, name)} (${list}) TO STDOUT`))
  const kept = await keep(copy, partOf(parts, description), createGzip({ level: 1 }))
  return { ...description, rows: copy.rowCount, member: `tables/${schema}.${name}.copy.gz`, ...kept }
}

function partOf(parts: string, { schema, name }: { schema: string; name: string }): string {
  return path.join(parts, `table.${schema}.${name}`)
}

/** Writes a stream into a new file and tells its size and hash. */
async function keep(
  source: NodeJS.ReadableStream,
  file: string,
  change?: Transform,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  const target = createWriteStream(file, { flags: 'wx', mode: 0o600 })
  await (change ? pipeline(source, change, measure, target) : pipeline(source, measure, target))
  return { bytes, sha256: hash.digest('hex') }
}
