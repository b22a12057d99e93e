import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import type { Database } from '../database/database.ts'
import type { Log } from '../log.ts'
import { refuse } from '../operations/answer.ts'
import type { Dispatch } from '../operations/dispatcher.ts'
import { type FindCaller, registerOperations } from './routes.ts'
import { sendRefusal } from './send-refusal.ts'

export interface HttpParts {
  dispatch: Dispatch
  findCaller: FindCaller
  config: Config
  database: Database
  log: Log
}

const webRoot = fileURLToPath(new URL('../../../../web/dist', import.meta.url))

/** The HTTP server: every operation, the web application, and how the server is. */
export async function createHttp(parts: HttpParts): Promise<FastifyInstance> {
  const http = fastify({ bodyLimit: 2 * 1024 * 1024 })
  registerOperations(http, parts.dispatch, parts.findCaller)
  http.get('/healthz', () => ({ ok: true }))
  http.get('/readyz', async () => {
    await parts.database.system.query('select 1')
    return { ok: true }
  })
  if (existsSync(webRoot)) await http.register(fastifyStatic, { root: webRoot, wildcard: false })
  http.setNotFoundHandler((request, reply) => {
    if (request.method === 'GET' && !request.url.startsWith('/api/')) return reply.sendFile('index.html')
    return sendRefusal(reply, refuse('not-found').refusal)
  })
  return http
}
