import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import pg from 'pg'

/** Migrations of one part, in order; each a file of SQL beside the code that uses its tables. */
export interface Migration {
  /** Unique for ever, for example `messaging/0001-conversations`. */
  name: string
  file: URL
}

/** Any process that migrates takes this advisory lock, so that two that start together do it once. */
const migrationLock = 7_226_601

/**
 * Brings the schema to the newest migration. Each runs in a transaction of its own; one that was applied must not
 * have been edited since.
 *
 * @returns the names that were applied now
 * @throws when an applied migration's text has changed, or one fails
 */
export async function migrate(
  connection: pg.ClientConfig,
  migrations: readonly Migration[],
): Promise<string[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query(
      'create table if not exists migration (name text primary key, digest text not null, applied_at timestamptz not null default now())',
    )
    const applied = await client.query<{ name: string; digest: string }>('select name, digest from migration')
    const digests = new Map(applied.rows.map((row) => [row.name, row.digest]))
    const done: string[] = []
    for (const migration of migrations) {
      if (await applyOne(client, migration, digests.get(migration.name))) done.push(migration.name)
    }
    return done
  } finally {
    await client.end()
  }
}

async function applyOne(
  client: pg.Client,
  migration: Migration,
  known: string | undefined,
): Promise<boolean> {
  const sql = await readFile(migration.file, 'utf8')
  const digest = createHash('sha256').update(sql).digest('hex')
  if (known === digest) return false
  if (known !== undefined) throw new Error(`migration ${migration.name} was edited after it had been applied`)
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into migration (name, digest) values ($1, $2)', [migration.name, digest])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${migration.name} failed`, { cause: error })
  }
  return true
}
