import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its body may be long: not all of it must be here in time, but something of it each time. */
    bodyInPieces?: true
  }
}

/** A body must be here within so many ms; of one that comes in pieces, a piece. */
const patienceMs = 30_000

/** Hangs up on whoever keeps a connection with a body that does not come. Node's own limit knows no route. */
export function expectBodyInTime({ raw, routeOptions }: FastifyRequest): void {
  if (raw.method === 'GET' || raw.method === 'HEAD') return
  watch(raw, routeOptions.config.bodyInPieces === true)
}

function watch(request: IncomingMessage, inPieces: boolean): void {
  let read = request.socket.bytesRead
  const timer = setInterval(() => {
    const { bytesRead } = request.socket
    if (request.complete) return clearInterval(timer)
    if (!inPieces || bytesRead === read) return void request.destroy()
    read = bytesRead
  }, patienceMs)
  timer.unref()
  request.once('close', () => clearInterval(timer))
}
