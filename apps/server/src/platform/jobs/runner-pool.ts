import pg from 'pg'

/** A pool as the runner wants it: a lost connection is told of, and never ends the process. */
export function openRunnerPool(connection: pg.ClientConfig, max: number, onLost: () => void): pg.Pool {
  const pool = new pg.Pool({ ...connection, max })
  pool.on('error', onLost)
  pool.on('connect', (client) => client.on('error', onLost))
  return pool
}
