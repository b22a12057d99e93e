import { connect } from 'node:net'
import { WebSocket } from 'ws'

/** One frame as a client sees it. */
export type Heard = Record<string, unknown> & { t: string }

/** A client that writes down what it hears. */
export class Client {
  readonly frames: Heard[] = []
  /** How many frames came in each message. */
  readonly messages: number[] = []
  readonly socket: WebSocket
  readonly closed: Promise<number>
  #wake: (() => void)[] = []

  constructor(socket: WebSocket) {
    this.socket = socket
    socket.on('message', (data) => {
      const lines = data.toString().split('\n')
      this.messages.push(lines.length)
      for (const line of lines) this.frames.push(JSON.parse(line))
      this.#notify()
    })
    this.closed = new Promise((resolve) => {
      socket.on('close', (code) => {
        resolve(code)
        this.#notify()
      })
    })
    socket.on('error', () => {})
  }

  say(...frames: unknown[]): void {
    this.socket.send(frames.map((frame) => JSON.stringify(frame)).join('\n'))
  }

  /** The first frame that fits, as soon as it is there. */
  async heard(fits: (frame: Heard) => boolean): Promise<Heard> {
    for (;;) {
      const found = this.frames.find(fits)
      if (found !== undefined) return found
      if (this.socket.readyState === WebSocket.CLOSED) throw new Error('closed before it was heard')
      await new Promise<void>((resolve) => this.#wake.push(resolve))
    }
  }

  /** Waits until everything that the server had to say before now has come. */
  async level(): Promise<void> {
    const before = this.frames.filter((frame) => frame.t === 'pong').length
    this.say({ t: 'ping' })
    await this.heardSo((frames) => frames.filter((frame) => frame.t === 'pong').length > before)
  }

  /** Waits until what was heard, all of it, is so. */
  async heardSo(is: (frames: readonly Heard[]) => boolean): Promise<void> {
    while (!is(this.frames)) await new Promise<void>((resolve) => this.#wake.push(resolve))
  }

  /** The titles that were said in a conversation, in the order in which they came. */
  titles(conversationId: string): unknown[] {
    return this.#events(conversationId).map(
      (frame) => (frame.data as { title?: unknown }).title ?? frame.type,
    )
  }

  positions(conversationId: string): unknown[] {
    return this.#events(conversationId).map((frame) => frame.seq)
  }

  async leave(): Promise<void> {
    this.socket.close()
    await this.closed
  }

  #events(conversationId: string): Heard[] {
    return this.frames.filter(
      (frame) => frame.t === 'event' && frame.stream === `conversation:${conversationId}`,
    )
  }

  #notify(): void {
    const wake = this.#wake
    this.#wake = []
    for (const one of wake) one()
  }
}

/** Opens a socket and says nothing. */
export async function knock(port: number, headers: Record<string, string> = {}): Promise<Client> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/realtime`, { headers, perMessageDeflate: false })
  const client = new Client(socket)
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  return client
}

/** Opens a socket by hand, to send what no library would. */
export async function knockRaw(port: number): Promise<ReturnType<typeof connect>> {
  const socket = connect(port, '127.0.0.1')
  socket.write(
    'GET /api/realtime HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  )
  await new Promise<void>((resolve) => socket.once('data', () => resolve()))
  return socket
}
