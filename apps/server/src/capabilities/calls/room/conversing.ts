import { closeCodes, type ParticipantFrame, participantFrame } from '@baton/contract'
import type { RawData, WebSocket } from 'ws'
import type { StopTimer } from '../../../platform/clock.ts'
import { TokenBucket } from '../../../platform/realtime/token-bucket.ts'
import type { CallsAtWork } from '../parts.ts'
import { hashOf } from '../steps/make-ticket.ts'
import { takeTicket } from '../store/tickets.ts'
import { hearHand, hearMeasure, hearState } from './hear.ts'
import type { RoomHub } from './hub.ts'
import { say } from './say.ts'
import { Seat } from './seat.ts'
import type { Turnstile } from './turnstile.ts'

const helloWithinMs = 10_000
const framesPerSecond = 200
const framesAtOnce = 1_000
/** Frames that wait for the one before them; the rest is not read yet. */
const mostWaiting = 64
/** Reactions are worth little: beyond this they are dropped. */
const reactionsPerSecond = 5

/** The server's ear on one device's line: reads its frames in order, and stops reading while it cannot go on. */
export class Conversing {
  /** When something last came, ms. */
  heardAt: number
  readonly #socket: WebSocket
  readonly #parts: CallsAtWork
  readonly #hub: RoomHub
  readonly #turnstile: Turnstile
  readonly #frames: TokenBucket
  readonly #reactions: TokenBucket
  readonly #stopWaiting: StopTimer
  #hasGreeted = false
  #seat: Seat | undefined
  #waiting = 0
  #last: Promise<void> = Promise.resolve()

  constructor(socket: WebSocket, parts: CallsAtWork, hub: RoomHub, turnstile: Turnstile) {
    const nowMs = parts.clock.now().getTime()
    this.heardAt = nowMs
    this.#socket = socket
    this.#parts = parts
    this.#hub = hub
    this.#turnstile = turnstile
    this.#frames = new TokenBucket(framesPerSecond, framesAtOnce, nowMs)
    this.#reactions = new TokenBucket(reactionsPerSecond, 2 * reactionsPerSecond, nowMs)
    this.#stopWaiting = parts.clock.setTimer(helloWithinMs, () => this.close(closeCodes.badFrame))
    socket.on('message', (data, isBinary) => this.#hear(data, isBinary))
    socket.on('ping', () => this.#heard())
    socket.on('pong', () => this.#heard())
    // The close that follows says why; an error of the network has no one to be told.
    socket.on('error', () => {})
  }

  close(code: number): void {
    this.#stopWaiting()
    if (this.#seat === undefined) this.#socket.close(code)
    else this.#seat.close(code)
  }

  /** Asks whether anybody is there; browsers answer this by themselves. */
  ask(): void {
    this.#socket.ping()
  }

  terminate(): void {
    this.#socket.terminate()
  }

  /** The socket has gone. */
  gone(): void {
    this.#stopWaiting()
    const seat = this.#seat
    if (seat === undefined) return
    seat.close(closeCodes.restarting)
    // Whatever was said before is done first: a leave is no lost line.
    this.#next(() => this.#hub.lost(seat))
  }

  #heard(): void {
    this.heardAt = this.#parts.clock.now().getTime()
  }

  #hear(data: RawData, isBinary: boolean): void {
    this.#heard()
    if (!this.#frames.take(this.heardAt)) {
      this.close(closeCodes.tooMany)
      return
    }
    const frame = isBinary ? undefined : parse(data.toString())
    if (frame === undefined || (frame.t === 'hello') === this.#hasGreeted) this.close(closeCodes.badFrame)
    else if (frame.t === 'ping') this.#seat?.send({ t: 'pong' })
    else if (frame.t === 'signal') this.#signal(frame)
    else this.#inTurn(frame)
  }

  /** Signals wait for nothing: they are not kept. */
  #signal({ signal }: Extract<ParticipantFrame, { t: 'signal' }>): void {
    this.#seat?.line?.hear(signal)
  }

  #inTurn(frame: ParticipantFrame): void {
    this.#waiting += 1
    if (this.#waiting >= mostWaiting) this.#socket.pause()
    this.#next(async () => {
      try {
        if (frame.t === 'hello') await this.#open(frame.ticket)
        else if (this.#seat?.isIn) await this.#obey(frame, this.#seat)
        else if (this.#seat !== undefined && frame.t === 'leave') await this.#leave(this.#seat)
      } finally {
        this.#waiting -= 1
        if (this.#socket.isPaused) this.#socket.resume()
      }
    })
    if (frame.t === 'hello') {
      this.#hasGreeted = true
      this.#stopWaiting()
    }
  }

  #next(work: () => Promise<void>): void {
    this.#last = this.#last.then(work).catch((error: unknown) => {
      const meetingId = this.#seat?.meetingId ?? null
      this.#parts.log.warn({ meetingId, err: error }, 'a line into a room was not obeyed')
      // The device comes again and says how things stand.
      this.close(closeCodes.restarting)
    })
  }

  async #open(ticket: string): Promise<void> {
    const { database, clock, people } = this.#parts
    const taken = await takeTicket(database.system, hashOf(ticket), clock.now())
    // Used, or too old: whoever is still allowed in gets another.
    if (taken === undefined) return this.close(closeCodes.restarting)
    if (taken.sessionId !== null) {
      const standing = await people.revalidate([taken.sessionId])
      if (standing.length === 0) return this.close(closeCodes.signedOut)
    }
    const node = this.#hub.newNode()
    const { participantId } = taken
    const entered = await this.#turnstile.pass(taken, { way: 'in', participantId, node })
    const personId = entered.ok ? entered.personId : null
    const seat = new Seat({ ticket: taken, personId, node, socket: this.#socket })
    if (!entered.ok) return seat.over(entered.why)
    this.#seat = seat
    this.#hub.add(seat)
    // It fell while they came in.
    if (!seat.open) await this.#hub.lost(seat)
  }

  async #obey(frame: ParticipantFrame, seat: Seat): Promise<void> {
    const parts = this.#parts
    if (frame.t === 'state') await hearState(parts, seat, frame)
    else if (frame.t === 'hand') await hearHand(parts, seat, frame)
    else if (frame.t === 'say') await say(parts, seat, frame)
    else if (frame.t === 'measure') await hearMeasure(parts, seat, frame)
    else if (frame.t === 'leave') await this.#leave(seat)
    else if (frame.t === 'react' && this.#reactions.take(this.heardAt))
      this.#hub.reacted(seat, frame.reaction)
  }

  async #leave(seat: Seat): Promise<void> {
    const { participantId, node } = seat
    await this.#turnstile.pass(seat, { way: 'out', participantId, node })
    seat.close(1000)
  }
}

/** A device sends one frame a message. */
function parse(text: string): ParticipantFrame | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const parsed = participantFrame.safeParse(value)
  return parsed.success ? parsed.data : undefined
}
