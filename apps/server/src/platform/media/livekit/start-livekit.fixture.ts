import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'

/** Where a LiveKit server is commonly found; LIVEKIT_SERVER names another. */
const candidates = [process.env.LIVEKIT_SERVER, 'livekit-server', '/usr/local/bin/livekit-server']

/** The program of a LiveKit server, if this machine has one. */
export function findLiveKit(): string | undefined {
  return candidates.find((path) => path !== undefined && spawnSync(path, ['--version']).status === 0)
}

export interface RunningLiveKit {
  url: string
  apiKey: string
  apiSecret: string
  stop(): Promise<void>
}

const apiKey = 'baton-tests'
const apiSecret = 'a secret of tests alone, which is long enough'

/** Starts a LiveKit server that only this machine reaches, on ports that are free, and again whenever it ends. */
export async function startLiveKit(program: string): Promise<RunningLiveKit> {
  const [port, tcp, udp] = [await freePort(), await freePort(), await freeUdpPort()]
  const settings = {
    port,
    bind_addresses: ['127.0.0.1'],
    rtc: { udp_port: udp, tcp_port: tcp, node_ip: '127.0.0.1', enable_loopback_candidate: true },
    keys: { [apiKey]: apiSecret },
    logging: { level: 'error' },
  }
  let isStopping = false
  const begin = (): ChildProcess => {
    const begun = spawn(program, ['--config-body', JSON.stringify(settings)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    // As a site's own supervisor does: a journey kills it to see it come back.
    begun.once('exit', () => {
      if (!isStopping) child = begin()
    })
    return begun
  }
  let child = begin()
  if (!(await answers(child, `http://127.0.0.1:${port}`))) {
    isStopping = true
    throw new Error('the LiveKit server ended')
  }
  return {
    url: `ws://127.0.0.1:${port}`,
    apiKey,
    apiSecret,
    async stop() {
      isStopping = true
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function answers(first: ChildProcess, url: string): Promise<boolean> {
  for (;;) {
    if (first.exitCode !== null) return false
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4')
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  const { port } = socket.address()
  await new Promise<void>((resolve) => socket.close(resolve))
  return port
}
