import { readFile } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { describeApi } from './openapi.ts'

const files = [
  { path: '/api/docs', file: 'index.html', type: 'text/html; charset=utf-8' },
  { path: '/api/docs/api-docs.css', file: 'api-docs.css', type: 'text/css; charset=utf-8' },
  { path: '/api/docs/api-docs.js', file: 'api-docs.js', type: 'text/javascript; charset=utf-8' },
]

/** The description of the programming interface, for machines and for people. */
export async function serveApiDocs(
  http: FastifyInstance,
  given: { publicUrl: string; version: string },
): Promise<void> {
  const description = JSON.stringify(describeApi(given))
  http.get('/api/openapi.json', (_request, reply) =>
    reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(description),
  )
  for (const { path, file, type } of files) {
    const content = await readFile(new URL(`./api-docs/${file}`, import.meta.url))
    http.get(path, (_request, reply) => reply.type(type).header('cache-control', 'no-cache').send(content))
  }
}
