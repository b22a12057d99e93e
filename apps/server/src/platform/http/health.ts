import type { FastifyInstance } from 'fastify'
import type { Database } from '../database/database.ts'
import { refuse } from '../operations/answer.ts'
import { sendRefusal } from './send-refusal.ts'

const answersWithinMs = 2_000

/**
 * `/healthz`: the process lives. `/readyz`: it can do its work, because the database answers; the schema was brought
 * up to date before anything listened.
 */
export function serveHealth(http: FastifyInstance, database: Database): void {
  http.get('/healthz', (_request, reply) => reply.header('cache-control', 'no-store').send({ ok: true }))
  http.get('/readyz', async (_request, reply) => {
    if (!(await answers(database))) return sendRefusal(reply, refuse('unavailable').refusal)
    return reply.header('cache-control', 'no-store').send({ ok: true })
  })
}

async function answers(database: Database): Promise<boolean> {
  const late = Promise.withResolvers<false>()
  const timer = setTimeout(() => late.resolve(false), answersWithinMs)
  // The table of the first migration: an empty database answers too, but could do no work.
  const asked = database.system.query('select from stream limit 1').then(
    () => true,
    () => false,
  )
  const answered = await Promise.race([asked, late.promise])
  clearTimeout(timer)
  return answered
}
