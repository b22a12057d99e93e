import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Told } from './world.ts'

/** What one line was answered. */
export interface Answered {
  readonly told: Told
  /** AA or AR; what named another message is `astray`. */
  readonly code: string
  readonly ms: number
  /** How often it was sent before it was answered. */
  readonly sendings: number
}

/**
 * A sender as an integration engine is one: a message at a time, the next when this one is answered; where the line is
 * lost it opens another and sends the same again.
 */
export class FeedSender {
  readonly answered: Answered[] = []
  readonly #port: number
  #line: Line | undefined

  constructor(port: number) {
    this.#port = port
  }

  /** Sends until it is answered. */
  async send(told: Told): Promise<void> {
    const began = performance.now()
    for (let sendings = 1; ; sendings += 1) {
      this.#line ??= await openLine(this.#port)
      const answer = await this.#line?.ask(told.bytes)
      if (answer === undefined) {
        this.#line?.close()
        this.#line = undefined
        await pause(50)
        continue
      }
      const [, code = '', controlId = ''] = /\rMSA\|(A[AER])\|([^\r|]*)/.exec(answer) ?? []
      const ms = performance.now() - began
      this.answered.push({ told, code: controlId === told.controlId ? code : 'astray', ms, sendings })
      return
    }
  }

  close(): void {
    this.#line?.close()
  }
}

interface Line {
  /** The answer; nothing when the line was lost before there was one. */
  ask(bytes: Buffer): Promise<string | undefined>
  close(): void
}

/** Nothing when nobody listens. */
async function openLine(port: number): Promise<Line | undefined> {
  const socket = connect({ host: '127.0.0.1', port })
  const opened = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
  })
  return opened ? lineOn(socket) : undefined
}

function lineOn(socket: Socket): Line {
  let held = Buffer.alloc(0)
  let settle: ((answer: string | undefined) => void) | undefined
  let isLost = false
  socket.on('error', () => {})
  socket.on('close', () => {
    isLost = true
    settle?.(undefined)
  })
  socket.on('data', (bytes: Buffer) => {
    held = Buffer.concat([held, bytes])
    const end = held.indexOf(Buffer.from([0x1c, 0x0d]))
    if (end < 0) return
    const answer = held.subarray(1, end).toString('utf8')
    held = held.subarray(end + 2)
    settle?.(answer)
  })
  return {
    ask(bytes) {
      if (isLost) return Promise.resolve(undefined)
      return new Promise((resolve) => {
        settle = resolve
        socket.write(Buffer.concat([Buffer.from([0x0b]), bytes, Buffer.from([0x1c, 0x0d])]))
      })
    },
    close: () => socket.destroy(),
  }
}
