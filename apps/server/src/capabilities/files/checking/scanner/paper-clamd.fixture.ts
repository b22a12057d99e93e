import { createServer, type Server, type Socket } from 'node:net'
import type { ClamdAddress } from './clamd.ts'

/** The text that every scanner finds by agreement, taken apart so that none finds this file. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

export interface PaperClamd {
  readonly address: ClamdAddress
  /** How large each content was that was streamed whole. */
  readonly streamed: number[]
  close(): Promise<void>
}

/**
 * A server that speaks clamd's protocol (INSTREAM, PING) and finds the test text; or answers what the test says instead.
 */
export async function paperClamd({
  path,
  says,
  largest = Number.POSITIVE_INFINITY,
}: {
  path?: string
  says?: string | null
  largest?: number
} = {}): Promise<PaperClamd> {
  const streamed: number[] = []
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    let heard = Buffer.alloc(0)
    socket.on('data', (bytes) => {
      heard = Buffer.concat([heard, bytes])
      if (says === null) return
      if (heard.toString('latin1').startsWith('zPING\0')) return void socket.end('PONG\0')
      const content = contentOf(heard)
      if (content === null) return
      if (content.bytes.length > largest) return void socket.end('INSTREAM size limit exceeded. ERROR\0')
      if (!content.isWhole) return
      streamed.push(content.bytes.length)
      const found = content.bytes.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0'
      socket.end(says ?? found)
    })
  })
  await new Promise<void>((resolve) =>
    path === undefined ? server.listen(0, '127.0.0.1', resolve) : server.listen(path, resolve),
  )
  const bound = server.address()
  return {
    address:
      bound === null || typeof bound === 'string'
        ? { path: bound ?? '' }
        : { host: '127.0.0.1', port: bound.port },
    streamed,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function contentOf(heard: Buffer): { bytes: Buffer; isWhole: boolean } | null {
  const command = Buffer.from('zINSTREAM\0')
  if (!heard.subarray(0, command.length).equals(command)) return null
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= heard.length; ) {
    const length = heard.readUInt32BE(at)
    if (length === 0) return { bytes: Buffer.concat(pieces), isWhole: true }
    pieces.push(heard.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return { bytes: Buffer.concat(pieces), isWhole: false }
}
