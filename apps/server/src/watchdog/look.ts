import pg from 'pg'
import type { Seen } from './incident.ts'

const patienceMs = 3_000

/** Looks with eyes of its own: a connection for each look, as whoever owns the schema, with no code of the engine's. */
export async function look(connection: pg.ClientConfig): Promise<Seen | null> {
  const client = new pg.Client({
    ...connection,
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
    statement_timeout: patienceMs,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ beat: string | null; dueAt: Date | null }>(
      `select (select max(beat_at)::text from engine_beat) as beat, (select min(due_at) from escalation) as "dueAt"`,
    )
    const [row] = rows
    const lateMs = row?.dueAt ? Math.max(0, Date.now() - row.dueAt.getTime()) : 0
    return { beat: row?.beat ?? null, lateMs }
  } catch {
    return null
  } finally {
    client.end().catch(() => {})
  }
}
