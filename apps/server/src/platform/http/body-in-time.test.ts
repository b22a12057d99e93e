import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { expectBodyInTime } from './body-in-time.ts'

let http: FastifyInstance
let heard: number
const sockets: Socket[] = []

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  heard = 0
  http = fastify()
  http.addHook('onRequest', async (request) => expectBodyInTime(request))
  http.addContentTypeParser('text/plain', (_request, body, done) => {
    body.on('data', (piece: Buffer) => {
      heard += piece.length
    })
    body.once('end', () => done(null))
    body.once('error', done)
  })
  const answer = async () => 'heard'
  http.post('/short', answer)
  http.post('/pieces', { config: { bodyInPieces: true } }, answer)
  await http.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await http.close()
  vi.useRealTimers()
})

/** A connection that has sent this much of a body of ten bytes. */
async function begin(path: string, bytes: number): Promise<Socket> {
  const { port } = http.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  sockets.push(socket)
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 10\r\n\r\n`,
  )
  await send(socket, bytes)
  return socket
}

async function send(socket: Socket, bytes: number): Promise<void> {
  const before = heard
  socket.write('x'.repeat(bytes))
  while (heard < before + bytes) await new Promise((resolve) => setImmediate(resolve))
}

test('whoever keeps a connection with a body that does not come is hung up on', async () => {
  const socket = await begin('/short', 4)
  const closed = once(socket, 'close')
  vi.advanceTimersByTime(30_000)
  await closed
  expect(heard).toBe(4)
})

test('a body that comes is heard to its end', async () => {
  const socket = await begin('/short', 4)
  vi.advanceTimersByTime(29_000)
  socket.write('x'.repeat(6))
  const [answer] = await once(socket, 'data')
  expect(String(answer)).toContain('200 OK')
})

test('a long body may take its time as long as something of it comes', async () => {
  const socket = await begin('/pieces', 1)
  for (let piece = 0; piece < 4; piece += 1) {
    await send(socket, 1)
    vi.advanceTimersByTime(30_000)
  }
  expect(heard).toBe(5)
  const closed = once(socket, 'close')
  vi.advanceTimersByTime(30_000)
  await closed
})
