import { connect, type Socket } from 'node:net'
import type { Scan, Scanner, Verdict } from './scanner.ts'

/** Where a clamd listens: on the network, or at a path of this machine. */
export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly path: string }

/** Longer than a scanner needs for the largest file; a silent one is not waited for longer. */
const patienceMs = 60_000
const mostReply = 4096

/**
 * ClamAV's daemon (clamd), by its own protocol: content is streamed to it as it is read, and nothing is ever written to
 * a disk for it. Its answer is believed only when it is exactly one of the two that mean something (FIL31).
 */
export function clamd(address: ClamdAddress, waitMs = patienceMs): Scanner {
  return {
    begin: () => new ClamdScan(address, waitMs),
    async answers() {
      const talk = new Talk(address, Math.min(waitMs, 5_000))
      await talk.say(Buffer.from('zPING\0'))
      const heard = await talk.heard
      return heard === 'PONG'
    },
  }
}

class ClamdScan implements Scan {
  readonly #talk: Talk

  constructor(address: ClamdAddress, waitMs: number) {
    this.#talk = new Talk(address, waitMs)
    void this.#talk.say(Buffer.from('zINSTREAM\0'))
  }

  async write(content: Buffer): Promise<void> {
    if (content.length === 0) return
    await this.#talk.say(lengthOf(content.length))
    await this.#talk.say(content)
  }

  async verdict(): Promise<Verdict> {
    await this.#talk.say(lengthOf(0))
    const heard = await this.#talk.heard
    if (heard === 'stream: OK') return 'clean'
    return /^stream: [^\n]+ FOUND$/.test(heard ?? '') ? 'malware' : 'silent'
  }

  abandon(): void {
    this.#talk.leave()
  }
}

/** One connection: something is said, and one reply is heard, `null` when there is none. */
class Talk {
  readonly #socket: Socket
  readonly heard: Promise<string | null>

  constructor(address: ClamdAddress, waitMs: number) {
    this.#socket = connect({ ...address })
    this.#socket.setTimeout(waitMs, () => this.#socket.destroy())
    this.heard = this.#hear()
  }

  /** No faster than it is taken; once the other end is gone it goes nowhere. */
  async say(bytes: Buffer): Promise<void> {
    if (this.#socket.destroyed || this.#socket.write(bytes)) return
    await new Promise<void>((resolve) => {
      const go = () => {
        this.#socket.off('drain', go)
        this.#socket.off('close', go)
        resolve()
      }
      this.#socket.on('drain', go)
      this.#socket.on('close', go)
    })
  }

  leave(): void {
    this.#socket.destroy()
  }

  #hear(): Promise<string | null> {
    return new Promise((resolve) => {
      const heard: Buffer[] = []
      let length = 0
      this.#socket.on('data', (bytes: Buffer) => {
        heard.push(bytes)
        length += bytes.length
        if (length > mostReply) this.#socket.destroy()
        else if (bytes.includes(0)) this.#socket.end()
      })
      this.#socket.on('error', () => {})
      this.#socket.on('close', () => {
        const text = Buffer.concat(heard).toString('utf8')
        // A reply that does not end was cut: nothing is known.
        resolve(text.endsWith('\0') ? text.slice(0, -1) : null)
      })
    })
  }
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}
