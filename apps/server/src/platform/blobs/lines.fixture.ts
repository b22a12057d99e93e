import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** A way to a server on this machine, which a test may cut. */
export interface Line {
  readonly endpoint: string
  /** Nobody comes through any more, and who was on the line is off it. */
  cut(): Promise<void>
}

/** A line to a server of that address. */
export async function lineTo(endpoint: string): Promise<Line> {
  const { hostname, port } = new URL(endpoint)
  return listen((here, hold) => {
    const there = connect(Number(port), hostname)
    hold(there)
    here.pipe(there).pipe(here)
  })
}

/** A line on which a server takes connections and never says a word. */
export function silentLine(): Promise<Line> {
  return listen(() => {})
}

async function listen(take: (here: Socket, hold: (socket: Socket) => void) => void): Promise<Line> {
  const sockets = new Set<Socket>()
  const hold = (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    // A line that is cut is an error to both of its ends.
    socket.on('error', () => {})
  }
  const server: Server = createServer((here) => {
    hold(here)
    take(here, hold)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // Of a server that listens on a port the address is no text.
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async cut() {
      for (const socket of sockets) socket.destroy()
      if (server.listening) await new Promise((resolve) => server.close(resolve))
    },
  }
}
