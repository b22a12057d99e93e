import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Client, type ClientConfig } from 'pg'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { Blobs } from '../blobs/index.ts'
import { diskStore, openStore, type Store } from '../blobs/stores.fixture.ts'
import { type Migration, migrate } from '../database/migrate.ts'
import { makeMasterKeys } from '../vault/index.ts'
import { makeBackup } from './make-backup.ts'
import { restoreBackup } from './restore-backup.ts'

const now = new Date('2026-03-02T08:00:00Z')
const keys = makeMasterKeys()
let folder: string
let migrations: Migration[]
let databases: string[]
let stores: Store[]

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'baton-backup-'))
  const file = path.join(folder, '0001-wards')
  await writeFile(file, 'CREATE TABLE ward (name text NOT NULL)')
  migrations = [{ name: 'hospital/0001-wards', file: pathToFileURL(file) }]
  databases = []
  stores = []
})
afterEach(async () => {
  for (const name of databases) await run(inject('postgres'), `DROP DATABASE ${name} WITH (FORCE)`)
  for (const store of stores) await store.close()
  await rm(folder, { recursive: true })
})

async function run(connection: ClientConfig, sql: string): Promise<void> {
  const client = new Client(connection)
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

async function emptyDatabase(): Promise<ClientConfig> {
  const name = `backup_blobs_${process.pid}_${databases.length}_${Math.floor(performance.now())}`
  await run(inject('postgres'), `CREATE DATABASE ${name}`)
  databases.push(name)
  return { ...inject('postgres'), database: name }
}

async function hospital(): Promise<ClientConfig> {
  const connection = await emptyDatabase()
  await migrate(connection, migrations)
  return connection
}

type OpenStore = (now: Date) => Promise<Store>

async function opened(open: OpenStore): Promise<Store> {
  const store = await open(now)
  stores.push(store)
  return store
}

async function put(blobs: Blobs, content: Buffer): Promise<string> {
  const stored = await blobs.put(
    (async function* () {
      yield content
    })(),
  )
  if (!stored.ok) throw new Error(stored.code)
  return stored.blob.id
}

async function read(blobs: Blobs, id: string): Promise<Buffer | null> {
  const content = await blobs.get(id)
  if (content === null) return null
  const pieces: Buffer[] = []
  for await (const piece of content) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function backupOf(blobs: Blobs, name = 'backup.tar') {
  const file = path.join(folder, name)
  const made = await makeBackup({ connection: await hospital(), file, keys, now, blobs })
  if (!made.ok) throw new Error(made.sentence)
  return { file, made }
}

/** In the lane `s3` out of a bucket and into one. */
const ways: [string, OpenStore, OpenStore][] =
  inject('s3') === undefined
    ? [['a folder into a folder', diskStore, diskStore]]
    : [
        ['a bucket into a bucket', openStore, openStore],
        ['a bucket into a folder', openStore, diskStore],
        ['a folder into a bucket', diskStore, openStore],
      ]

describe.each(ways)('what is kept beside the database, restored from %s', (_way, from, to) => {
  test('BLB6: is there again under the same ids, byte for byte', async () => {
    const source = await opened(from)
    const contents = [0, 1, 65_536, 300_000, 5_000_000].map((size) => randomBytes(size))
    const ids = await Promise.all(contents.map((content) => put(source.blobs, content)))
    const { file, made } = await backupOf(source.blobs)
    expect(made).toMatchObject({ blobs: 5, damaged: 0 })
    const target = await opened(to)
    const restored = await restoreBackup({
      file,
      connection: await emptyDatabase(),
      keys,
      migrations,
      blobs: target.blobs,
    })
    expect(restored).toMatchObject({ ok: true, blobs: 5 })
    for (const [index, id] of ids.entries())
      expect((await read(target.blobs, id))?.equals(contents[index] ?? Buffer.alloc(0))).toBe(true)
  })
})

test('BLB6: a damaged blob keeps nothing else from being backed up, and is not restored', async () => {
  const source = await opened(openStore)
  const [damaged, whole] = [
    await put(source.blobs, randomBytes(200_000)),
    await put(source.blobs, randomBytes(9)),
  ]
  const stored = await source.stored(damaged)
  stored[100_000] = (stored[100_000] ?? 0) ^ 1
  await source.store(damaged, stored)
  const { file, made } = await backupOf(source.blobs)
  expect(made).toMatchObject({ blobs: 1, damaged: 1 })
  const target = await opened(openStore)
  const wish = { file, connection: await emptyDatabase(), keys, migrations, blobs: target.blobs }
  expect(await restoreBackup(wish)).toMatchObject({ ok: true, blobs: 1 })
  expect(await read(target.blobs, damaged)).toBeNull()
  expect(await read(target.blobs, whole)).toEqual(await read(source.blobs, whole))
})

test('BLB6: an archive with one bit of a blob changed, or one blob left out, restores nothing at all', async () => {
  const source = await opened(openStore)
  for (let count = 0; count < 3; count++) await put(source.blobs, randomBytes(3000))
  const { file } = await backupOf(source.blobs)
  const target = await opened(openStore)
  const archive = await readFile(file)
  const [first, second] = blobsIn(archive)
  if (first === undefined || second === undefined) throw new Error('no blobs in the archive')
  const flipped = Buffer.from(archive)
  flipped[first + 512 + 1500] = (flipped[first + 512 + 1500] ?? 0) ^ 1
  const without = Buffer.concat([archive.subarray(0, first), archive.subarray(second)])
  const renamed = Buffer.concat([
    archive.subarray(0, first),
    archive.subarray(second, second + 512),
    archive.subarray(first + 512),
  ])
  for (const altered of [flipped, without, renamed]) {
    await writeFile(file, altered)
    const wish = { file, connection: await emptyDatabase(), keys, migrations, blobs: target.blobs }
    expect(await restoreBackup(wish)).toMatchObject({ ok: false, code: 'backup_damaged' })
  }
  expect(await target.files()).toEqual([])
})

test('BLB6: an archive is an ordinary tar, with blobs by their ids', async () => {
  const source = await opened(openStore)
  const content = randomBytes(100_000)
  const id = await put(source.blobs, content)
  const { file } = await backupOf(source.blobs)
  expect((await stat(file)).mode & 0o077).toBe(0)
  expect(execFileSync('tar', ['-xOf', file, `blobs/${id}`])).toEqual(content)
})

/** Where the headers of blobs stand. */
function blobsIn(archive: Buffer): number[] {
  const found: number[] = []
  for (let at = 0; at < archive.length; at += 512) {
    if (/^blobs\/[0-9a-f-]{36}\0/.test(archive.toString('latin1', at, at + 100))) found.push(at)
  }
  return found
}
