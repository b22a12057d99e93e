import { createServer, type Server, type Socket } from 'node:net'
import type { Clock } from '../../../../platform/clock.ts'
import type { Log } from '../../../../platform/log.ts'
import type { Taken } from '../take-message.ts'
import { acknowledge } from './acknowledge.ts'
import { type Frame, FrameReader, frame } from './read-frames.ts'

export interface ListenParts {
  readonly host: string
  readonly port: number
  readonly clock: Clock
  readonly log: Log
  /** Takes a message; once it returns, what became of it is committed. */
  readonly take: (bytes: Buffer, tooLarge: boolean) => Promise<Taken>
}

export interface Listener {
  /** The port that was taken; another than was asked for where that was 0. */
  readonly port: number
  /** Takes no more, lets what is under way end, and closes every line. */
  stop(): Promise<void>
}

/** A hospital's engine opens one line, or a few. */
const mostLines = 32
/** A message that has begun must have ended after so long. */
const slowestMs = 30_000

/**
 * Listens for HL7 by MLLP (PAT20, PAT27). The messages of one line are taken one after another, in the order in which
 * they come; while one is taken nothing more is read. Where nothing can be kept the line is closed without an answer,
 * and the sender sends again.
 *
 * @throws when the address cannot be taken
 */
export async function listen(parts: ListenParts): Promise<Listener> {
  const lines = new Set<Line>()
  const server = createServer((socket) => {
    const line = openLine(parts, socket, () => lines.delete(line))
    lines.add(line)
  })
  server.maxConnections = mostLines
  server.on('drop', () =>
    parts.log.warn({ most: mostLines }, 'a line of the feed was refused: there are too many'),
  )
  await begin(server, parts)
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : parts.port,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await Promise.all([...lines].map((line) => line.stop()))
      await closed
    },
  }
}

function begin(server: Server, { host, port }: ListenParts): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

interface Line {
  stop(): Promise<void>
}

function openLine(parts: ListenParts, socket: Socket, closed: () => void): Line {
  const reader = new FrameReader()
  let work: Promise<void> = Promise.resolve()
  let isStopping = false
  let slow: NodeJS.Timeout | undefined
  socket.setKeepAlive(true, 60_000)
  socket.on('error', (error) => parts.log.warn({ err: error }, 'a line of the feed was lost'))
  socket.on('close', () => {
    clearTimeout(slow)
    closed()
  })
  socket.on('data', (bytes: Buffer) => {
    socket.pause()
    clearTimeout(slow)
    work = work.then(() => takeAll(reader.read(bytes))).then(goOn)
  })

  async function takeAll(frames: readonly Frame[]): Promise<void> {
    for (const one of frames) {
      if (isStopping || socket.destroyed) return
      if (one.kind === 'noise') {
        parts.log.warn({}, 'a line of the feed sent what is no MLLP')
        socket.destroy()
        return
      }
      await takeOne(one.bytes, one.kind === 'too-large')
    }
  }

  async function takeOne(bytes: Buffer, tooLarge: boolean): Promise<void> {
    try {
      const taken = await parts.take(bytes, tooLarge)
      const code = taken.isHl7 && !tooLarge ? 'AA' : 'AR'
      const answer = frame(acknowledge(code, taken.header, parts.clock.now()))
      // Nothing that follows what is too large can be told apart.
      if (tooLarge) socket.end(answer)
      else socket.write(answer)
    } catch (error) {
      parts.log.error({ err: error }, 'a message of the feed could not be kept; its line is closed')
      socket.destroy()
    }
  }

  function goOn(): void {
    if (isStopping || socket.destroyed) return
    if (reader.isInside) slow = setTimeout(tooSlow, slowestMs).unref()
    socket.resume()
  }

  function tooSlow(): void {
    parts.log.warn(
      { seconds: slowestMs / 1_000 },
      'a message of the feed did not end in time; its line is closed',
    )
    socket.destroy()
  }

  return {
    async stop() {
      isStopping = true
      socket.pause()
      await work
      socket.destroy()
    },
  }
}
