import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'

/** Where a NATS server is commonly found; NATS_SERVER names another. */
const candidates = [process.env.NATS_SERVER, 'nats-server', '/usr/sbin/nats-server', '/usr/bin/nats-server']

/** The program of a NATS server, if this machine has one. */
export function findNats(): string | undefined {
  return candidates.find((path) => path !== undefined && spawnSync(path, ['--version']).status === 0)
}

export interface RunningNats {
  url: string
  stop(): Promise<void>
  /** Starts it again at the same address. */
  start(): Promise<void>
}

/** Starts a NATS server on a free port of this machine. */
export async function startNats(program: string): Promise<RunningNats> {
  const port = await freePort()
  let running: ChildProcess | undefined
  const nats: RunningNats = {
    url: `nats://127.0.0.1:${port}`,
    async start() {
      const child = spawn(program, ['-a', '127.0.0.1', '-p', String(port)], {
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      running = child
      await new Promise<void>((resolve, reject) => {
        child.once('exit', () => reject(new Error('the NATS server ended')))
        child.stderr.on('data', (data) => {
          if (String(data).includes('Server is ready')) resolve()
        })
      })
    },
    async stop() {
      const child = running
      running = undefined
      if (child === undefined) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    },
  }
  await nats.start()
  return nats
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
