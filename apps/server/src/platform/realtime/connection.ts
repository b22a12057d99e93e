import type { Duplex } from 'node:stream'
import { closeCodes } from '@baton/contract'
import { WebSocket } from 'ws'
import type { Viewer } from '../operations/viewer.ts'
import type { Flusher } from './flusher.ts'
import type { Frame, Tape } from './tape.ts'

/** Bytes that may wait for one socket (rule RT11). */
export const mostWaiting = 1024 * 1024
/** Bytes that replay lets wait, so that live events still have room. */
const replayWaits = mostWaiting / 2

export interface Address {
  address: string
  userAgent: string
}

/** How far one socket has come in one stream. */
export interface Subscription {
  readonly connection: Connection
  readonly name: string
  /** The socket has been sent everything up to here. */
  position: number
  /** The reader is known to have been one at this position: an end before it was followed by a return. */
  certain: number
  /** See `Readable.horizon`. */
  horizon: number
  /** Whether it is among the channel's readers; before that its events are being read from the log. */
  live: boolean
}

/** The server's side of one socket after `hello`: who it is, what it is subscribed to, and what waits to be sent. */
export class Connection {
  /** As the session stood when it was last looked at. */
  viewer: Viewer
  readonly from: Address
  readonly subscriptions = new Map<string, Subscription>()
  readonly #socket: WebSocket
  readonly #stream: Duplex
  readonly #flusher: Flusher
  readonly #onSlow: () => void
  #waiting: Tape | undefined
  #open = true

  constructor(given: {
    viewer: Viewer
    from: Address
    socket: WebSocket
    stream: Duplex
    flusher: Flusher
    onSlow: () => void
  }) {
    this.viewer = given.viewer
    this.from = given.from
    this.#socket = given.socket
    this.#stream = given.stream
    this.#flusher = given.flusher
    this.#onSlow = given.onSlow
  }

  get open(): boolean {
    return this.#open
  }

  /** Nothing may follow a close frame, whoever sent one first. */
  get #writable(): boolean {
    return this.#open && this.#socket.readyState === WebSocket.OPEN
  }

  /** Bytes that are not yet with the operating system. */
  get waiting(): number {
    return this.#stream.writableLength + (this.#waiting?.size ?? 0)
  }

  /** Sends with everything else of this tick; a reader that is too slow is closed instead. */
  send(frame: Frame): void {
    if (!this.#open) return
    if (this.#waiting === undefined) this.#flusher.add(this)
    this.#waiting = (this.#waiting ?? this.#flusher.blank).with(frame)
    if (this.waiting <= mostWaiting) return
    this.#onSlow()
    this.close(closeCodes.tooSlow)
  }

  /** Writes what waits: one message, one write. */
  flush(): void {
    const tape = this.#waiting
    this.#waiting = undefined
    if (tape !== undefined && this.#writable) this.#stream.write(tape.message())
  }

  /** Whether replay may send more now. */
  get hasRoom(): boolean {
    return this.waiting < replayWaits
  }

  /** Done when replay may go on, or the socket is closed. */
  async room(): Promise<void> {
    while (this.#open && !this.#stream.destroyed && !this.hasRoom) {
      this.flush()
      if (!this.hasRoom) await drained(this.#stream)
    }
  }

  /**
   * Closes. Answers that wait still go out, except to someone who is signed out (RT34), and to someone who does not
   * read anyway.
   */
  close(code: number): void {
    if (!this.#open) return
    if (code !== closeCodes.signedOut && code !== closeCodes.tooSlow) this.flush()
    this.#open = false
    this.#waiting = undefined
    this.#socket.close(code)
    // Its answer to the close must be heard.
    if (this.#socket.isPaused) this.#socket.resume()
  }

  /** The socket has gone. */
  gone(): void {
    this.#open = false
    this.#waiting = undefined
  }
}

function drained(stream: Duplex): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stream.off('drain', done)
      stream.off('close', done)
      resolve()
    }
    stream.on('drain', done)
    stream.on('close', done)
  })
}
