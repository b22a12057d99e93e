import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Client, type ClientConfig } from 'pg'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { type Migration, migrate } from '../database/migrate.ts'
import { migrateJobs } from '../jobs/index.ts'
import { type MasterKeys, makeMasterKeys } from '../vault/index.ts'
import { makeBackup } from './make-backup.ts'
import { restoreBackup } from './restore-backup.ts'

/** A small hospital's schema with everything that makes a table hard to copy. */
const schema = `
  CREATE TABLE ward (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, lead_id uuid,
    label text GENERATED ALWAYS AS ('Ward ' || name) STORED);
  CREATE TABLE person (id uuid PRIMARY KEY, ward_id int REFERENCES ward, note text, sealed bytea,
    tags text[], facts jsonb, seen_at timestamptz, weight double precision);
  ALTER TABLE ward ADD FOREIGN KEY (lead_id) REFERENCES person;
  CREATE TABLE event (person_id uuid NOT NULL REFERENCES person, at timestamptz NOT NULL, what text,
    PRIMARY KEY (person_id, at)) PARTITION BY RANGE (at);
  CREATE TABLE event_2026_01 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
  CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'never changed'; END $$;
  CREATE TRIGGER never BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION never();
  CREATE TRIGGER nobody_empties BEFORE TRUNCATE ON person FOR EACH STATEMENT EXECUTE FUNCTION never();
  ALTER TABLE person ENABLE ALWAYS TRIGGER nobody_empties;
  ALTER TABLE event ENABLE ROW LEVEL SECURITY; ALTER TABLE event FORCE ROW LEVEL SECURITY;
  INSERT INTO ward (name) VALUES ('from the migration');`

const rows = `
  CREATE TABLE event_2026_02 PARTITION OF event FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
  INSERT INTO ward (name) VALUES ('Fern'), (E'tab\\tnewline\\nback\\\\slash');
  INSERT INTO person VALUES
    ('00000000-0000-7000-8000-000000000001', 2, 'naïve café 🩺', '\\x00ff10', '{a,"b,c",NULL}', '{"q": "\\"\\\\"}', 'infinity', 'NaN'),
    ('00000000-0000-7000-8000-000000000002', NULL, NULL, NULL, NULL, NULL, '2026-03-29 01:30:00.123456+01', 0.1);
  UPDATE ward SET lead_id = '00000000-0000-7000-8000-000000000001' WHERE id = 2;
  INSERT INTO event VALUES ('00000000-0000-7000-8000-000000000001', '2026-01-05', 'admitted'),
    ('00000000-0000-7000-8000-000000000001', '2026-02-05', 'discharged');`

const now = new Date('2026-03-02T08:00:00Z')
let folder: string
let keys: MasterKeys
let migrations: Migration[]
let databases: string[]

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'baton-backup-'))
  keys = makeMasterKeys()
  migrations = [migration('hospital/0001-people', schema)]
  databases = []
})

afterEach(async () => {
  rmSync(folder, { recursive: true, force: true })
  for (const name of databases) await run(inject('postgres'), `DROP DATABASE ${name} WITH (FORCE)`)
})

function migration(name: string, sql: string): Migration {
  const file = path.join(folder, name.replaceAll('/', '-'))
  writeFileSync(file, sql)
  return { name, file: pathToFileURL(file) }
}

async function emptyDatabase(): Promise<ClientConfig> {
  const name = `backup_test_${process.pid}_${databases.length}_${Math.floor(performance.now())}`
  await run(inject('postgres'), `CREATE DATABASE ${name}`)
  databases.push(name)
  return { ...inject('postgres'), database: name }
}

async function run(connection: ClientConfig, sql: string): Promise<unknown[][]> {
  const client = new Client(connection)
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows
  } finally {
    await client.end()
  }
}

async function hospital(): Promise<ClientConfig> {
  const connection = await emptyDatabase()
  await migrate(connection, migrations)
  await run(connection, rows)
  return connection
}

/** Everything in every table, as text. */
async function contents(connection: ClientConfig): Promise<Record<string, unknown[][]>> {
  const found: Record<string, unknown[][]> = {}
  for (const table of ['ward', 'person', 'event', 'event_2026_01', 'event_2026_02', 'migration']) {
    found[table] = await run(connection, `SELECT ${table}::text FROM ${table} ORDER BY 1`)
  }
  return found
}

async function backupOf(connection: ClientConfig, name = 'backup.tar'): Promise<string> {
  const file = path.join(folder, name)
  const made = await makeBackup({ connection, file, keys, now })
  if (!made.ok) throw new Error(made.sentence)
  return file
}

describe('a backup restored into an empty database', () => {
  test('gives back every row of every table, and the rules that guard them', async () => {
    const source = await hospital()
    const file = await backupOf(source)
    const target = await emptyDatabase()
    const restored = await restoreBackup({ file, connection: target, keys, migrations })
    expect(restored).toEqual({ ok: true, madeAt: now, tables: 5, rows: 8, blobs: 0 })
    expect(await contents(target)).toEqual(await contents(source))
    await expect(run(target, "UPDATE event SET what = 'x'")).rejects.toThrow('never changed')
    await expect(run(target, 'TRUNCATE person CASCADE')).rejects.toThrow('never changed')
    await expect(run(target, 'UPDATE ward SET lead_id = gen_random_uuid()')).rejects.toThrow(/foreign key/)
    const forced = "SELECT relforcerowsecurity FROM pg_class WHERE relname = 'event'"
    expect(await run(target, forced)).toEqual([[true]])
    const always = "SELECT tgenabled FROM pg_trigger WHERE tgname = 'nobody_empties'"
    expect(await run(target, always)).toEqual([['A']])
  })

  test('still knows the jobs that wait', async () => {
    const source = await hospital()
    await migrateJobs(source)
    await run(source, "SELECT graphile_worker.add_job('messaging.remind', '{}', job_key => 'once')")
    const file = await backupOf(source)
    const target = await emptyDatabase()
    expect(await restoreBackup({ file, connection: target, keys, migrations })).toMatchObject({ ok: true })
    await migrateJobs(target)
    expect(await run(target, 'SELECT task_identifier, key FROM graphile_worker.jobs')).toEqual([
      ['messaging.remind', 'once'],
    ])
  })

  test('needs no superuser, only the owner of the database', async () => {
    const file = await backupOf(await hospital())
    const target = await emptyDatabase()
    const owner = `${target.database}_owner`
    await run(
      target,
      `CREATE ROLE ${owner} LOGIN PASSWORD 'of the test'; ALTER DATABASE ${target.database} OWNER TO ${owner}`,
    )
    const connection = { ...target, user: owner, password: 'of the test' }
    expect(await restoreBackup({ file, connection, keys, migrations })).toMatchObject({ ok: true, rows: 8 })
    await run(target, `REASSIGN OWNED BY ${owner} TO CURRENT_USER; DROP ROLE ${owner}`)
  })

  test('goes on numbering where it was', async () => {
    const file = await backupOf(await hospital())
    const target = await emptyDatabase()
    await restoreBackup({ file, connection: target, keys, migrations })
    expect(await run(target, "INSERT INTO ward (name) VALUES ('next') RETURNING id")).toEqual([[4]])
  })

  test('made by an earlier version is brought up to this one', async () => {
    const file = await backupOf(await hospital())
    const later = [
      ...migrations,
      migration('hospital/0002-beds', 'ALTER TABLE ward ADD beds int NOT NULL DEFAULT 6'),
    ]
    const target = await emptyDatabase()
    await restoreBackup({ file, connection: target, keys, migrations: later })
    expect(await run(target, 'SELECT DISTINCT beds FROM ward')).toEqual([[6]])
  })

  test('holds one moment, although people go on writing', async () => {
    const source = await hospital()
    const writer = new Client(source)
    await writer.connect()
    const file = path.join(folder, 'busy.tar')
    const writes: Promise<unknown>[] = []
    // Each time a table is copied, a person and their event arrive together.
    const onProgress = () => {
      writes.push(
        writer.query(`WITH p AS (INSERT INTO person (id) VALUES (gen_random_uuid()) RETURNING id)
          INSERT INTO event SELECT id, '2026-02-10', 'arrived' FROM p`),
      )
    }
    const made = await makeBackup({ connection: source, file, keys, now, onProgress })
    await Promise.all(writes)
    await writer.end()
    expect(made).toMatchObject({ ok: true, rows: 8 })
    const target = await emptyDatabase()
    expect(await restoreBackup({ file, connection: target, keys, migrations })).toMatchObject({
      ok: true,
      rows: 8,
    })
  })
})

test('an archive is closed to others, and an ordinary tar reads it', async () => {
  const file = await backupOf(await hospital())
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const names = execFileSync('tar', ['-tf', file], { encoding: 'utf8' }).trim().split('\n')
  expect(names.slice(0, 3)).toEqual(['manifest.json', 'manifest.seal', 'tables/public.event_2026_01.copy.gz'])
  expect(
    execFileSync('sh', ['-c', `tar -xOf '${file}' tables/public.ward.copy.gz | gunzip`], {
      encoding: 'utf8',
    }),
  ).toContain('Fern')
})

describe('the key file', () => {
  test('is not in the archive unless asked for, and is never written over', async () => {
    const source = await hospital()
    const key = path.join(folder, 'vault.key')
    writeFileSync(key, 'the key', { mode: 0o600 })
    expect(readFileSync(await backupOf(source)).includes('the key')).toBe(false)
    const file = path.join(folder, 'with-key.tar')
    await makeBackup({ connection: source, file, keys, now, files: [{ name: 'vault.key', path: key }] })
    const wish = { file, keys, migrations, connection: await emptyDatabase() }
    expect(await restoreBackup({ ...wish, places: { 'vault.key': key } })).toMatchObject({
      code: 'backup_key_file_exists',
    })
    const place = path.join(folder, 'elsewhere', 'vault.key')
    expect(await restoreBackup({ ...wish, places: { 'vault.key': place } })).toMatchObject({ ok: true })
    expect(readFileSync(place, 'utf8')).toBe('the key')
    expect(statSync(place).mode & 0o777).toBe(0o600)
  })

  test('of another service is refused: its messages could not be read', async () => {
    const file = await backupOf(await hospital())
    const connection = await emptyDatabase()
    const refusal = await restoreBackup({ file, connection, keys: makeMasterKeys(), migrations })
    expect(refusal).toMatchObject({
      code: 'backup_key_unknown',
      sentence: expect.stringContaining('KEY_FILE'),
    })
  })

  test('that has gained a new key since still opens it', async () => {
    const file = await backupOf(await hospital())
    const rotated = { current: makeMasterKeys().current, earlier: [keys.current] }
    const connection = await emptyDatabase()
    expect(await restoreBackup({ file, connection, keys: rotated, migrations })).toMatchObject({ ok: true })
  })
})

describe('refused before anything is written', () => {
  async function expectRefusal(file: string, code: string, known = migrations): Promise<void> {
    const connection = await emptyDatabase()
    expect(await restoreBackup({ file, connection, keys, migrations: known })).toMatchObject({
      ok: false,
      code,
    })
    expect(await run(connection, "SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace")).toEqual(
      [],
    )
  }

  test('an archive cut short at any place', async () => {
    const file = await backupOf(await hospital())
    const size = statSync(file).size
    for (const length of [0, 100, 512, 2000, Math.floor(size / 2), size - 1024, size - 1]) {
      const cut = path.join(folder, `cut-${length}.tar`)
      copyFileSync(file, cut)
      truncateSync(cut, length)
      await expectRefusal(cut, 'backup_damaged')
    }
  })

  test('an archive with one bit changed, wherever it is', async () => {
    const file = await backupOf(await hospital())
    const whole = readFileSync(file)
    const connection = await emptyDatabase()
    const altered = path.join(folder, 'altered.tar')
    const unnoticed: number[] = []
    for (let at = 0; at < whole.length; at += 97) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      writeFileSync(altered, bytes)
      const answer = await restoreBackup({ file: altered, connection, keys, migrations: [] })
      // Without migrations of its own this Baton refuses even the whole archive, but only after all other checks.
      if (!answer.ok && answer.code === 'backup_newer' && !isPadding(whole, at)) unnoticed.push(at)
    }
    expect(unnoticed).toEqual([])
  })

  test('an archive whose table and list of contents were both changed with care', async () => {
    const file = await backupOf(await hospital())
    const text = readFileSync(file, 'latin1')
    const forged = path.join(folder, 'forged.tar')
    writeFileSync(forged, text.replace('"rows": 3', '"rows": 4'), 'latin1')
    await expectRefusal(forged, 'backup_forged')
  })

  test('an archive of a newer Baton', async () => {
    await expectRefusal(await backupOf(await hospital()), 'backup_newer', [])
  })

  test('a file that is not there', () => expectRefusal(path.join(folder, 'none.tar'), 'backup_missing'))

  test('a database that is not empty', async () => {
    const file = await backupOf(await hospital())
    const connection = await emptyDatabase()
    await run(connection, 'CREATE TABLE mine (id int)')
    const refusal = await restoreBackup({ file, connection, keys, migrations })
    expect(refusal).toMatchObject({ code: 'backup_target_not_empty' })
    expect(await run(connection, 'SELECT * FROM mine')).toEqual([])
  })

  test('an archive that exists already is not written over', async () => {
    const connection = await hospital()
    const file = await backupOf(connection)
    const before = readFileSync(file)
    expect(await makeBackup({ connection, file, keys, now })).toMatchObject({ code: 'backup_exists' })
    expect(readFileSync(file)).toEqual(before)
  })
})

/** Fill between members, which no check needs to cover: zeros before the next block of 512. */
function isPadding(archive: Buffer, at: number): boolean {
  const end = (Math.floor(at / 512) + 1) * 512
  return archive.subarray(at, end).every((byte) => byte === 0)
}
