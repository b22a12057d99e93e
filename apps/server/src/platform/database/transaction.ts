import type { Writable } from 'node:stream'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { sqlStateOf } from './sql-state.ts'

/** A named statement: prepared once per connection. */
export interface Statement {
  name: string
  text: string
  values: unknown[]
  /** How many rows it must write, or all that is sent with it fails; only among writes that are sent together. */
  rows?: number
}

/** An open transaction. Everything read in it is of one organisation; nothing it writes is seen before it commits. */
export interface Transaction {
  /** Runs a prepared statement and returns its rows. */
  query<Row extends object>(statement: Statement): Promise<Row[]>
  /** Sends a statement whose rows nobody needs; it fails the commit if it fails, and costs no round trip of its own. */
  write(statement: Statement): void
  /** Kysely on this transaction, for statements off the hot path. `Tables` is the store's own. */
  tables<Tables>(): Kysely<Tables>
}

/** The organisation that a pooled connection was last set to, so that it is set only when it changes. */
const organisationOf = new WeakMap<pg.PoolClient, string>()

/**
 * Runs `work` in one transaction of one organisation: committed when it returns, rolled back when it throws.
 * Returned means committed to disk (rule RT1).
 *
 * @throws what `work` throws, or the database's own error
 */
export async function inTransaction<Result>(
  pool: pg.Pool,
  organisationId: string,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return onConnection(pool, organisationId, 'BEGIN', work)
}

/** Like `inTransaction`, for reads only, all of one moment. */
export async function inSnapshot<Result>(
  pool: pg.Pool,
  organisationId: string,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return onConnection(pool, organisationId, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work)
}

/** A transaction of no organisation, on the system's pool. */
export async function inSystemTransaction<Result>(
  pool: pg.Pool,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return onConnection(pool, null, 'BEGIN', work)
}

/** By pool: the connection on which its transactions of one statement follow each other, and how many are under way. */
const single = new WeakMap<pg.Pool, { client: Promise<pg.PoolClient>; users: number }>()

/**
 * Runs one statement that is a transaction by itself: one round trip. Returned means committed to disk (rule RT1).
 * Those of one pool are sent without waiting for each other and done in the order in which they were asked for.
 *
 * @throws the database's own error; nothing was kept then, unless the connection was lost
 */
export async function inOneStatement(
  pool: pg.Pool,
  organisationId: string,
  statement: Statement,
): Promise<void> {
  const lane = single.get(pool) ?? { client: pool.connect(), users: 0 }
  single.set(pool, lane)
  lane.users += 1
  try {
    const client = await lane.client
    together(client)
    await Promise.all([setOrganisation(client, organisationId), client.query(statement)])
  } finally {
    lane.users -= 1
    if (lane.users === 0) {
      single.delete(pool)
      lane.client.then(
        (client) => client.release(),
        () => {},
      )
    }
  }
}

async function onConnection<Result>(
  pool: pg.Pool,
  organisationId: string | null,
  begin: string,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  let broken: Error | undefined
  const pending: Promise<unknown>[] = []
  try {
    together(client)
    const first = [setOrganisation(client, organisationId), client.query(begin)]
    for (const statement of first) statement?.catch(() => {})
    const result = await work(transactionOn(client, pending))
    together(client)
    const [ended] = await Promise.all([client.query('COMMIT'), ...pending, ...first])
    // A failed statement turns COMMIT into ROLLBACK without an error of its own.
    if (ended.command !== 'COMMIT') throw new Error('the transaction was rolled back by the database')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure
    })
    throw await causeOf(error, pending)
  } finally {
    client.release(broken)
  }
}

/** A statement that came after a write which failed is told only that the transaction is aborted: not why. */
async function causeOf(error: unknown, pending: readonly Promise<unknown>[]): Promise<unknown> {
  if (sqlStateOf(error) !== '25P02') return error
  const failed = (await Promise.allSettled(pending)).find((written) => written.status === 'rejected')
  return failed?.reason ?? error
}

function setOrganisation(client: pg.PoolClient, organisationId: string | null): Promise<unknown> | undefined {
  if (organisationId === null || organisationOf.get(client) === organisationId) return undefined
  organisationOf.set(client, organisationId)
  return client
    .query("select set_config('baton.organisation', $1, false)", [organisationId])
    .catch((error: unknown) => {
      organisationOf.delete(client)
      throw error
    })
}

/** Connections whose statements of this turn of the event loop are held back. */
const held = new WeakSet<pg.PoolClient>()

/** Sends what is said to the database in one turn of the event loop in one system call: each costs some 20 µs. */
function together(client: pg.PoolClient): void {
  if (held.has(client)) return
  // The driver's own socket; its types leave it out.
  const { stream } = (client as pg.PoolClient & { connection: { stream: Writable } }).connection
  held.add(client)
  stream.cork()
  process.nextTick(() => {
    held.delete(client)
    stream.uncork()
  })
}

function transactionOn(client: pg.PoolClient, pending: Promise<unknown>[]): Transaction {
  let kysely: Kysely<unknown> | undefined
  return {
    async query<Row extends object>(statement: Statement) {
      together(client)
      return (await client.query<Row>(statement)).rows
    },
    write(statement) {
      if (statement.rows !== undefined) throw new Error(`${statement.name} is not for sending alone`)
      together(client)
      const written = client.query(statement)
      // Seen by the commit; marked here so that an early failure elsewhere does not leave it unhandled.
      written.catch(() => {})
      pending.push(written)
    },
    tables<Tables>() {
      kysely ??= kyselyOn(client)
      // Trusted: each store names the tables of its own migrations.
      return kysely as Kysely<Tables>
    },
  }
}

function kyselyOn(client: pg.PoolClient): Kysely<unknown> {
  const connection = {
    query: (text: string, values: unknown[]) => client.query(text, values),
    release: () => {},
  }
  return new Kysely<unknown>({
    dialect: new PostgresDialect({
      pool: { connect: async () => connection, end: async () => {} } as never,
    }),
  })
}
