import { type ParticipantFrame, type Room, type RoomFrame, roomFrame, roomPath } from '@baton/contract'
import { WebSocket } from 'ws'

/** A participant's device, as a test plays it: one socket into a room, and everything that it was sent. */
export class Line {
  readonly frames: RoomFrame[] = []
  closed: number | undefined
  readonly #socket: WebSocket

  constructor(port: number, headers: Record<string, string> = {}) {
    this.#socket = new WebSocket(`ws://127.0.0.1:${port}${roomPath}`, { headers, perMessageDeflate: false })
    this.#socket.on('message', (data) => {
      for (const line of data.toString().split('\n')) this.frames.push(roomFrame.parse(JSON.parse(line)))
    })
    this.#socket.on('close', (code) => {
      this.closed = code
    })
    this.#socket.on('error', () => {})
  }

  async opened(): Promise<this> {
    if (this.#socket.readyState === WebSocket.OPEN) return this
    await new Promise<void>((resolve, reject) => {
      this.#socket.once('open', resolve)
      this.#socket.once('error', reject)
    })
    return this
  }

  say(frame: ParticipantFrame): void {
    this.sayRaw(JSON.stringify(frame))
  }

  sayRaw(text: string): void {
    this.#socket.send(text)
  }

  /** As when the network goes: without a word. */
  cut(): void {
    this.#socket.terminate()
  }

  /** The room as it was sent last. */
  get room(): Room | undefined {
    return this.frames.flatMap((frame) => (frame.t === 'room' ? frame.room : [])).at(-1)
  }

  /** Why it is over, once it is. */
  get over(): string | undefined {
    return this.frames.flatMap((frame) => (frame.t === 'over' ? frame.why : [])).at(-1)
  }

  has(kind: RoomFrame['t']): boolean {
    return this.frames.some(({ t }) => t === kind)
  }
}
