import { connect, createServer, type Server, type Socket } from 'node:net'
import { type Fault, newFault } from './fault.ts'
import type { Random } from './random.ts'

/** A TCP proxy that harms what passes through it, in ways that a seed decides. */
export interface FaultProxy {
  readonly port: number
  /** Harms one connection that is open now, or the next one, with a fault of this kind. Returns the kind. */
  inject(): Fault['kind']
  /** Cuts every connection that is open now. */
  cut(): void
  /** From now on passes everything on unharmed; connections that were harmed for good are cut. */
  heal(): void
  close(): Promise<void>
}

interface Pair {
  near: Socket
  far: Socket
  fault: Fault | null
}

/** Starts a proxy on a loop-back port of its own choice, in front of `target`. */
export async function startFaultProxy(target: number, random: Random): Promise<FaultProxy> {
  const pairs = new Set<Pair>()
  let waiting: Fault | null = null
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: target, host: '127.0.0.1', noDelay: true })
    const pair: Pair = { near, far, fault: waiting }
    waiting = null
    pairs.add(pair)
    join(pair, random, () => pairs.delete(pair))
    if (pair.fault?.kind === 'cut') cut(pair)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: portOf(server),
    inject() {
      const fault = newFault(random)
      const open = [...pairs].filter((pair) => pair.fault === null)
      const chosen = open[random.below(Math.max(1, open.length))]
      if (chosen === undefined) waiting = fault
      else chosen.fault = fault
      if (chosen !== undefined && fault.kind === 'cut') cut(chosen)
      return fault.kind
    },
    cut() {
      for (const pair of pairs) cut(pair)
    },
    heal() {
      waiting = null
      for (const pair of pairs) if (pair.fault !== null) cut(pair)
    },
    close() {
      for (const pair of pairs) cut(pair)
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function join(pair: Pair, random: Random, ended: () => void): void {
  const { near, far } = pair
  near.on('data', (chunk) => pass(pair, 'up', chunk, far, random))
  far.on('data', (chunk) => pass(pair, 'down', chunk, near, random))
  for (const socket of [near, far]) {
    socket.on('error', () => cut(pair))
    socket.on('close', () => {
      cut(pair)
      ended()
    })
  }
}

function pass(pair: Pair, direction: 'up' | 'down', chunk: Buffer, to: Socket, random: Random): void {
  const { fault } = pair
  // What happens once happens to one chunk; what lasts, lasts.
  if (fault?.kind === 'corrupt' || fault?.kind === 'duplicate') pair.fault = null
  if (fault?.kind === 'cut') cut(pair)
  else if (fault?.kind === 'delay') setTimeout(() => write(to, chunk), fault.delayMs)
  else for (const piece of piecesOf(fault, direction, chunk, random)) write(to, piece)
}

/** What is passed on instead of a chunk. */
function piecesOf(fault: Fault | null, direction: 'up' | 'down', chunk: Buffer, random: Random): Buffer[] {
  switch (fault?.kind) {
    case 'half-open':
      return []
    case 'one-way':
      return direction === fault.deaf ? [] : [chunk]
    case 'corrupt':
      // Whole chunks become noise: single bits inside a payload are for TLS to find, which the proxy is in front of.
      return [random.bytes(chunk.length)]
    case 'duplicate':
      return [chunk, chunk]
    case 'split': {
      const { bytes } = fault
      const count = Math.ceil(chunk.length / bytes)
      return Array.from({ length: count }, (_, index) => chunk.subarray(index * bytes, (index + 1) * bytes))
    }
    default:
      return [chunk]
  }
}

function write(to: Socket, chunk: Buffer): void {
  if (!to.destroyed) to.write(chunk)
}

function cut({ near, far }: Pair): void {
  near.destroy()
  far.destroy()
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  return address.port
}
