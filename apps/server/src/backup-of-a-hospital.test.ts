import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { migrations } from './capabilities.ts'
import { compose } from './compose.ts'
import { ensureDemonstration } from './demonstration/ensure-demonstration.ts'
import { makeBackup } from './platform/backup/make-backup.ts'
import { restoreBackup } from './platform/backup/restore-backup.ts'
import { systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { silentLog } from './platform/log.ts'
import type { PostgresConnection } from './platform/postgres/supervise.ts'
import { openKeyFile } from './platform/vault/index.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'baton-hospital-'))
const source: PostgresConnection = { ...inject('postgres'), database: `hospital_${randomUUID().slice(0, 8)}` }
const target: PostgresConnection = { ...source, database: `${source.database}_restored` }

beforeAll(async () => {
  for (const { database } of [source, target]) await query(inject('postgres'), `CREATE DATABASE ${database}`)
})

afterAll(async () => {
  for (const { database } of [source, target]) {
    await query(inject('postgres'), `DROP DATABASE ${database} WITH (FORCE)`)
  }
  rmSync(folder, { recursive: true, force: true })
})

async function query(connection: PostgresConnection, sql: string): Promise<string[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.map(([first]) =>
      typeof first === 'string' ? first : JSON.stringify(first),
    )
  } finally {
    await client.end()
  }
}

/** Every table that a backup holds, with the number of its rows and a digest of them in no particular order. */
async function digests(connection: PostgresConnection): Promise<Record<string, string>> {
  const tables = await query(
    connection,
    `SELECT oid::regclass::text FROM pg_class WHERE relkind = 'r' AND relpersistence <> 't'
      AND relnamespace IN ('public'::regnamespace, 'graphile_worker'::regnamespace)
      AND oid::regclass::text <> 'graphile_worker.migrations' ORDER BY 1`,
  )
  const found: Record<string, string> = {}
  for (const table of tables) {
    const [digest = ''] = await query(
      connection,
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') FROM ${table} t`,
    )
    found[table] = digest
  }
  return found
}

/** What a column gets that points nowhere and has no default. */
const values: Record<string, string> = {
  uuid: 'gen_random_uuid()',
  text: "'x'",
  bytea: "'\\x00ff'",
  'timestamp with time zone': 'now()',
  boolean: 'true',
  'text[]': "'{a,b}'",
  'integer[]': "'{1,2}'",
  'uuid[]': "'{}'",
  jsonb: "'{}'",
  json: "'{}'",
}

/** What a table asks of several columns together. */
const asked: Record<string, Record<string, string>> = {
  escalation: { state: "'cancelled'", due_at: 'null' },
}

interface Column {
  name: string
  type: string
  /** Where a value is that it may point at. */
  points: string | null
  /** The first of the words that it may be. */
  oneOf: string | null
}

/** Gives each of these tables a row, those that others point at first. */
async function fillAll(connection: PostgresConnection, tables: readonly string[]): Promise<void> {
  const failed: { table: string; error: unknown }[] = []
  for (const table of tables) {
    await fill(connection, table).catch((error: unknown) => failed.push({ table, error }))
  }
  if (failed.length === 0) return
  if (failed.length === tables.length) throw failed[0]?.error
  await fillAll(
    connection,
    failed.map(({ table }) => table),
  )
}

/** One row for a table that the demonstration leaves empty; it points at rows that are there. */
async function fill(connection: PostgresConnection, table: string): Promise<void> {
  const columns = await query(
    connection,
    `SELECT json_build_object('name', quote_ident(a.attname), 'type', format_type(a.atttypid, NULL), 'points', (
        SELECT format('(SELECT %I FROM %s LIMIT 1)', f.attname, c.confrelid::regclass)
        FROM pg_constraint c JOIN pg_attribute f ON f.attrelid = c.confrelid
          AND f.attnum = c.confkey[array_position(c.conkey, a.attnum)]
        WHERE c.conrelid = a.attrelid AND c.contype = 'f' AND a.attnum = ANY (c.conkey) LIMIT 1), 'oneOf', (
        SELECT substring(pg_get_constraintdef(oid) FROM 'ARRAY\\[(''[^'']*'')') FROM pg_constraint
        WHERE conrelid = a.attrelid AND contype = 'c' AND conkey = ARRAY[a.attnum] LIMIT 1))
      FROM pg_attribute a WHERE a.attrelid = '${table}'::regclass AND a.attnum > 0 AND NOT a.attisdropped
        AND NOT a.atthasdef AND a.attidentity = '' AND a.attgenerated = ''`,
  )
  const parsed = columns.map((text): Column => JSON.parse(text))
  const list = parsed.map(
    ({ name, type, points, oneOf }) => asked[table]?.[name] ?? points ?? oneOf ?? values[type] ?? '1',
  )
  await query(connection, `INSERT INTO ${table} (${parsed.map(({ name }) => name)}) VALUES (${list})`)
}

test('St Brannoc’s, backed up and restored, is the same to the last row of every table', async () => {
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    dataDir: folder,
    keyFile: path.join(folder, 'vault.key'),
    database: { kind: 'external', connection: source },
    s3: null,
    publicUrl: 'http://localhost:3000',
    securityContact: null,
    clamd: null,
    files: { largest: 200 * 1024 ** 2, quota: 1024 ** 3 },
    trustedProxies: 0,
    demo: 'on',
    bus: { kind: 'local' },
    log: { level: 'silent', form: 'json' },
    session: { idleMinutes: 15, absoluteHours: 12 },
    channels: { push: null, mail: null, gateway: null },
    hl7: null,
    media: { kind: 'embedded', port: 0, host: null, relay: null, relayOnly: false },
    watchdog: { webhookUrl: null, mailTo: null },
  }
  const composed = await compose({ config, connection: source, clock: systemClock, log: silentLog })
  if (!composed.ok) throw new Error(composed.sentence)
  await ensureDemonstration(config, composed.server, () => {})
  await composed.server.close()

  await query(source, "SELECT graphile_worker.add_job('a.b', queue_name => 'q')")
  await query(source, "INSERT INTO graphile_worker._private_known_crontabs VALUES ('a', now(), now())")
  const seeded = Object.entries(await digests(source))
  await fillAll(
    source,
    seeded.flatMap(([table, digest]) => (digest.startsWith('0 ') ? [table] : [])),
  )

  const keyFile = await openKeyFile(config.keyFile, { sealedDataExists: true })
  if (!keyFile.ok) throw new Error(keyFile.sentence)
  const [file, keys] = [path.join(folder, 'hospital.tar'), keyFile.keys]
  const made = await makeBackup({ connection: source, file, keys, now: new Date() })
  const restored = await restoreBackup({ file, connection: target, keys, migrations })
  expect(made).toMatchObject({ ok: true })
  expect(restored).toMatchObject({ ok: true })
  const before = await digests(source)
  expect(Object.entries(before).filter(([, digest]) => digest.startsWith('0 '))).toEqual([])
  expect(await digests(target)).toEqual(before)
}, 120_000)
