import { createSocket } from 'node:dgram'
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { cleanup, IceUdpMuxListener, initLogger } from 'node-datachannel'
import { z } from 'zod'
import { type FromEngine, toEngine } from '../engine-words.ts'
import { readLines } from '../lines.ts'
import { Ground } from './ground.ts'
import { Rooms } from './rooms.ts'

/**
 * The media process: it carries sound and pictures between devices and knows nothing else. It ends with its server:
 * whose standard input is gone has nobody to carry for.
 */

const options = z.strictObject({
  /** UDP; 0: any that is free. */
  port: z.int().min(0).max(65_535),
  bindAddress: z.string().nullable(),
  announced: z.string().nullable(),
})

/** Past so much that the server has not read, it is told only what cannot be said again. */
const mostUnread = 4 * 1024 * 1024

function say(word: FromEngine): void {
  if (process.stdout.writableLength > mostUnread && word.t !== 'ready') return
  process.stdout.write(`${JSON.stringify(word)}\n`)
}

const { port: wanted, bindAddress, announced } = options.parse(JSON.parse(process.argv[2] ?? '{}'))
process.stdout.on('error', () => process.exit(0))
/** What it carries with; nothing until it has begun. */
let carrying: { door: IceUdpMuxListener; ground: Ground; rooms: Rooms } | null = null
process.on('uncaughtException', (error) => {
  say({
    t: 'log',
    level: 'warn',
    what: `${error.name} at ${error.stack?.split('\n')[1]?.trim()}`.slice(0, 300),
  })
  // A fault in one line's doing ends nobody else's; without a door there is nothing to go on with.
  if (carrying === null) process.exit(1)
})
initLogger('Error', () => {})

readLines(process.stdin, hear, () => say({ t: 'log', level: 'warn', what: 'a line too long was left out' }))
process.stdin.on('end', leave)
process.stdin.on('close', leave)

function hear(text: string): void {
  const word = toEngine.safeParse(jsonOf(text))
  if (!word.success) {
    say({ t: 'log', level: 'warn', what: 'a line that says nothing known was left out' })
    return
  }
  const { data } = word
  if (data.t === 'stop') leave()
  else if (data.t === 'begin' && carrying === null) void begin()
  else if (data.t !== 'begin' && carrying !== null) carrying.ground.guard(() => carrying?.rooms.hear(data))
}

async function begin(): Promise<void> {
  const port = wanted === 0 ? await freePort() : wanted
  // Holds the door open while nobody is in, and makes sure that there is one door for all.
  const door = openDoor(port)
  const ground = new Ground(port, bindAddress, await addressOf(announced), (what) =>
    say({ t: 'log', level: 'warn', what: what.slice(0, 300) }),
  )
  carrying = { door, ground, rooms: new Rooms(ground, say) }
  say({ t: 'ready', port })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function leave(): void {
  if (carrying !== null) {
    const { door, ground, rooms } = carrying
    rooms.close()
    ground.guard(() => door.stop())
    ground.guard(() => cleanup())
  }
  process.exit(0)
}

function openDoor(port: number): IceUdpMuxListener {
  try {
    return bindAddress === null ? new IceUdpMuxListener(port) : new IceUdpMuxListener(port, bindAddress)
  } catch {
    say({ t: 'log', level: 'warn', what: `UDP port ${port} cannot be opened: another program may have it` })
    process.exit(1)
  }
}

/** All devices come through one port, so it has to be known before the first one. */
async function freePort(): Promise<number> {
  const socket = createSocket(bindAddress !== null && isIP(bindAddress) === 6 ? 'udp6' : 'udp4')
  await new Promise<void>((resolve) => socket.bind(0, bindAddress ?? undefined, resolve))
  const { port: free } = socket.address()
  await new Promise<void>((resolve) => socket.close(resolve))
  return free
}

async function addressOf(host: string | null): Promise<string | null> {
  if (host === null || isIP(host) !== 0) return host
  try {
    return (await lookup(host)).address
  } catch {
    say({
      t: 'log',
      level: 'warn',
      what: 'the host to be announced has no address; devices outside may not connect',
    })
    return null
  }
}
