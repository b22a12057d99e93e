import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { describeTables, quoted } from './describe-database.ts'
import { liftGuards } from './lift-guards.ts'
import type { Manifest } from './manifest.ts'
import type { Backup } from './read-backup.ts'
import { readMember } from './tar.ts'

/**
 * Fills the tables in one transaction and returns the number of rows. Foreign keys are checked once at the end,
 * for all rows; triggers have had their say when the rows were first written.
 * @throws when the archive changes under the reading, or its tables are not this schema's; then nothing is kept
 */
export async function loadTables(
  client: Client,
  file: string,
  { manifest, members }: Backup,
  onProgress?: (table: string) => void,
): Promise<number> {
  await client.query(`SET row_security = off; SET datestyle = ISO; SET intervalstyle = postgres; SET timezone = UTC;
    SET client_encoding = UTF8; SET statement_timeout = 0; SET lock_timeout = 0`)
  await client.query('BEGIN')
  try {
    await makePartitions(client, manifest)
    const restoreGuards = await liftGuards(client)
    const present = await describeTables(client)
    // Migrations may have put rows of their own into some tables.
    const names = present.map(({ schema, name }) => quoted(client, schema, name))
    if (names.length > 0) await client.query(`TRUNCATE ${names.join(', ')}`)
    let rows = 0
    for (const table of manifest.tables) {
      onProgress?.(table.name)
      const member = members.get(table.member)
      if (!member) throw new Error(`the archive has lost ${table.member}`)
      rows += await loadTable(client, table, () => readMember(file, member))
    }
    for (const { schema, name, last, called } of manifest.sequences) {
      await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [
        quoted(client, schema, name),
        last,
        called,
      ])
    }
    await restoreGuards()
    await client.query('COMMIT')
    await client.query('ANALYZE')
    return rows
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

/** Those that were made while the service ran, and are in no migration. */
async function makePartitions(client: Client, manifest: Manifest): Promise<void> {
  for (const { schema, name, partition } of manifest.tables) {
    if (!partition) continue
    const table = quoted(client, schema, name)
    await client.query(
      `CREATE TABLE IF NOT EXISTS ${table} PARTITION OF ${partition.parent} ${partition.bound}`,
    )
  }
}

async function loadTable(
  client: Client,
  { schema, name, columns, rows, sha256 }: Manifest['tables'][number],
  read: () => NodeJS.ReadableStream,
): Promise<number> {
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ')
  const hash = createHash('sha256')
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  const copy = client.query(copyFrom(`COPY ${quoted(client, schema, name)} (${list}) FROM STDIN`))
  await pipeline(read(), measure, createGunzip(), copy)
  if (copy.rowCount !== rows || hash.digest('hex') !== sha256)
    throw new Error(`the rows of ${name} are not those that were backed up`)
  return rows
}
