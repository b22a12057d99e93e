import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { closeCodes } from '@baton/contract'
import { WebSocket, WebSocketServer } from 'ws'
import { addressOf } from '../http/address-of.ts'
import { isOwnOrigin } from '../http/is-own-origin.ts'
import type { Address } from './connection.ts'

/** What `ws` finds wrong with a peer's bytes (RFC 6455: protocol, UTF-8, size) is one thing here (rule RT30). */
const faults = new Set([1002, 1007, 1009])

class Socket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    super.close(code !== undefined && faults.has(code) ? closeCodes.badFrame : code, reason)
  }
}

/** Someone who reads slowly needs time to come to the close frame, which says why; then the socket is cut. */
const closeWithinMs = 10_000

/** One kind of socket. */
export interface Door {
  readonly path: string
  /** Largest message that is taken, in bytes (SEC-4). */
  readonly largest: number
  /** Most sockets that may wait for their hello at once. */
  full: () => boolean
  enter(socket: WebSocket, stream: Duplex, from: Address): void
}

/** What all doors share. */
export interface Doors {
  /** The origin that people type. */
  publicUrl: string
  trustedProxies: number
  doors: readonly Door[]
}

/**
 * Takes upgrades at the paths of these doors and no other, from our own origin or from clients that are not browsers
 * (rule RT14). Messages are bounded and never compressed: a compressor costs a socket 260 kB.
 */
export function openDoors(server: Server, { publicUrl, trustedProxies, doors }: Doors): void {
  const byPath = new Map(doors.map((door) => [door.path, { door, sockets: socketsOf(door) }]))
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy())
    const found = byPath.get(request.url?.split('?', 1)[0] ?? '')
    if (found === undefined) return turnAway(stream, '404 Not Found')
    if (!isOwnOrigin(request, publicUrl)) return turnAway(stream, '403 Forbidden')
    if (found.door.full()) return turnAway(stream, '503 Service Unavailable')
    found.sockets.handleUpgrade(request, stream, head, (socket) => {
      const userAgent = request.headers['user-agent']?.slice(0, 500) ?? ''
      found.door.enter(socket, stream, { address: addressOf(request, trustedProxies), userAgent })
    })
  })
}

function socketsOf({ largest }: Door): WebSocketServer {
  return new WebSocketServer({
    noServer: true,
    WebSocket: Socket,
    perMessageDeflate: false,
    maxPayload: largest,
    maxFragments: 64,
    maxBufferedChunks: 1_024,
    clientTracking: false,
    closeTimeout: closeWithinMs,
  } as ConstructorParameters<typeof WebSocketServer>[0])
}

function turnAway(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
