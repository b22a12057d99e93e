import { spawn, spawnSync } from 'node:child_process'
import { connect, createServer } from 'node:net'
import { networkInterfaces } from 'node:os'

/** Where coturn is commonly found; TURNSERVER names another. */
const candidates = [process.env.TURNSERVER, 'turnserver', '/usr/bin/turnserver', '/usr/local/bin/turnserver']

/** The program of a relay, if this machine has one. */
export function findRelay(): string | undefined {
  return candidates.find((path) => path !== undefined && spawnSync(path, ['-h']).error === undefined)
}

export interface RunningRelay {
  readonly address: string
  readonly port: number
  readonly secret: string
  /** What it has said so far. */
  said(): string
  /** How many packets it has taken from devices, as far as it has told. */
  carried(): number
  stop(): Promise<void>
}

/** Starts a relay that only this machine reaches, with the shared secret by which passes are made. */
export async function startRelay(program: string): Promise<RunningRelay> {
  const [address, port, secret] = ['127.0.0.1', await freePort(), 'a-secret-of-the-relay-of-tests']
  const child = spawn(
    program,
    [
      ...['-n', '--no-cli', '--no-tls', '--no-dtls', '--verbose', '--log-file=stdout', '--pidfile='],
      ...['--use-auth-secret', `--static-auth-secret=${secret}`, '--realm=baton'],
      ...[`--listening-ip=${address}`, `--relay-ip=${ownAddress()}`, `--listening-port=${port}`],
      '--allow-loopback-peers',
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)))
  while (!(await listens(address, port))) {
    if (child.exitCode !== null) throw new Error(`the relay ended: ${said}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    address,
    port,
    secret,
    said: () => said,
    carried() {
      const told = said.matchAll(/ usage: realm=<baton>, username=<[^>]+>, rp=(\d+)/g)
      return [...told].reduce((sum, [, packets]) => sum + Number(packets), 0)
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    },
  }
}

/**
 * From where it speaks to the media server: the address that this one tells of, or the answers would come from another
 * one than was asked, and be dropped.
 */
function ownAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((some) => some ?? [])
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1'
}

function listens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const line = connect({ host, port }, () => {
      line.destroy()
      resolve(true)
    })
    line.on('error', () => resolve(false))
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
