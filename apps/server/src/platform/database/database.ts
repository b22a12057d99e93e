import pg from 'pg'

/**
 * The doors to one PostgreSQL. `app` is bound by row-level security to one organisation at a time; `batch` is the same
 * for what commits in groups, so that a message never waits for a connection behind a question; `system` is for the
 * few reads and jobs that belong to no viewer, each named where it is used.
 */
export interface Database {
  readonly app: pg.Pool
  readonly batch: pg.Pool
  readonly system: pg.Pool
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** How to reach PostgreSQL as the owner of the schema. */
  connection: pg.ClientConfig
  /** Connections in the `app` pool; more than 8 is slower on two cores. */
  connections?: number
  /** Told when an idle connection is lost; the pool opens another by itself. */
  onConnectionLost: (error: Error) => void
}

/** Opens the pools; connects on first use. */
export function openDatabase(options: DatabaseOptions): Database {
  const app = openPool('baton_app', options.connections ?? 8, options)
  // Few statements, always the same, all by index: to plan them anew for each batch costs a fifth of it. Only the way
  // of one look-up after another locks streams in the order in which they are given.
  const byIndex = '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off'
  const batch = openPool('baton_app', 4, options, `-c plan_cache_mode=force_generic_plan ${byIndex}`)
  const system = openPool('baton_system', 4, options)
  return {
    app,
    batch,
    system,
    async close() {
      await Promise.all([app.end(), batch.end(), system.end()])
    },
  }
}

/**
 * A server that was stopped in the middle of a transaction holds its locks: after so long the database ends it, so that
 * others go on. What it had answered was committed; the rest is asked again.
 */
const abandonedAfterMs = 10_000

function openPool(role: string, max: number, options: DatabaseOptions, more = ''): pg.Pool {
  const pool = new pg.Pool({
    ...options.connection,
    max,
    // Pages are in memory or on a solid-state disk: an index is the way, also in a small table full of old row versions.
    options: `-c role=${role} -c timezone=UTC -c random_page_cost=1.1 -c idle_in_transaction_session_timeout=${abandonedAfterMs} ${more}`,
    // Statements travel together, so that BEGIN and the first read, or the last write and COMMIT, are one round trip.
    pipeline: true,
    connectionTimeoutMillis: 5_000,
  } as pg.PoolConfig)
  // Without a listener a lost idle connection would end the process.
  pool.on('error', options.onConnectionLost)
  // So would one that is lost in the middle of its work, whose owner is told by the failing statement.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

// bigint columns are positions and counts, all far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
