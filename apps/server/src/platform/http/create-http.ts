import type { Socket } from 'node:net'
import fastify, { type FastifyInstance } from 'fastify'
import { type Clock, systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database/database.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { refuse } from '../operations/answer.ts'
import { serveApiDocs } from './api-docs.ts'
import { expectBodyInTime } from './body-in-time.ts'
import { explainErrors } from './explain-error.ts'
import { serveHealth } from './health.ts'
import { isOwnCommand } from './is-own-origin.ts'
import { acceptOnlyJson } from './parse-json-body.ts'
import { type RoutesParts, registerOperations } from './routes.ts'
import { securityHeaders } from './security-headers.ts'
import { sendRefusal } from './send-refusal.ts'
import { serveWeb } from './serve-web.ts'
import { serveWellKnown } from './well-known.ts'

export interface HttpParts extends RoutesParts {
  config: Pick<Config, 'publicUrl' | 'trustedProxies' | 'securityContact'> & Partial<Pick<Config, 'media'>>
  database: Database
  log: Log
  metrics?: Metrics
  clock?: Clock
  /** The folder of the built web application, when it is not the usual one. */
  webRoot?: string
}

const version = '0.1.0'
/** The largest body is a list of 2,000 staff, in bytes. */
const largestBody = 2 * 1024 * 1024

/** The HTTP server: every operation, what describes them, the web application, and how the server is. */
export async function createHttp(parts: HttpParts): Promise<FastifyInstance> {
  const { publicUrl, trustedProxies, securityContact, media } = parts.config
  const explain = explainErrors(parts.log)
  const addHeaders = securityHeaders(
    publicUrl.startsWith('https:'),
    media?.kind === 'livekit' ? media.url : null,
  )
  const http = fastify({
    bodyLimit: largestBody,
    trustProxy: (_address, hop) => hop < trustedProxies,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    clientErrorHandler: answerGarbage,
    // An address that cannot be decoded never gets as far as a hook.
    frameworkErrors: (error, request, reply) => {
      addHeaders(reply)
      explain(error, request, reply)
    },
  })
  http.setErrorHandler(explain)
  http.addHook('onRequest', async (request, reply) => {
    addHeaders(reply)
    const reads = request.method === 'GET' || request.method === 'HEAD'
    if (!reads && !isOwnCommand(request.raw, publicUrl)) {
      return sendRefusal(reply, refuse('not-allowed').refusal)
    }
    expectBodyInTime(request)
  })
  acceptOnlyJson(http)
  registerOperations(http, parts)
  await serveApiDocs(http, { publicUrl, version })
  serveHealth(http, parts.database)
  serveMetrics(http, parts.metrics)
  serveWellKnown(http, { publicUrl, securityContact, clock: parts.clock ?? systemClock })
  await serveWeb(http, parts.webRoot)
  return http
}

function serveMetrics(http: FastifyInstance, metrics: Metrics | undefined): void {
  if (metrics === undefined) return
  http.get('/metrics', async (_request, reply) =>
    reply
      .type(metrics.contentType)
      .header('cache-control', 'no-store')
      .send(await metrics.text()),
  )
}

/** What is not HTTP at all gets an answer all the same, and is hung up on. */
function answerGarbage(_error: Error, socket: Socket): void {
  if (!socket.writable) return
  const { code, title, next } = refuse('bad-input').refusal
  const body = JSON.stringify({ code, title, next })
  socket.end(
    'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: application/problem+json\r\n' +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
