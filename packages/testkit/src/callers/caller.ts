import type { DeviceSignal, MediaSignal, WantedPicture } from '@baton/contract'
import { answerOffer, type Connection, type IceWay } from './connection.ts'
import { Ears } from './ears.ts'
import type { Heard } from './heard.ts'
import { dropper } from './loss.ts'
import { Mouth } from './mouth.ts'
import { beginPace, endPace, type Paced } from './pace.ts'
import { type MarkedSource, markOf } from './payload.ts'
import { isRtcp, readRtcp } from './rtcp.ts'

/** What a caller says to the media server; what it hears comes to the listener that it gave. */
export interface Signals {
  say(signal: DeviceSignal): void
  close(): void
}

export interface CallerOptions {
  readonly participantId: string
  /** Opens the line for signals: the media door's, or the room's socket. */
  readonly connect: (hear: (signal: MediaSignal) => void) => Signals
  readonly way?: IceWay
}

/** A connection that is not up by then is dialled anew: some never come up in a storm. */
const patienceMs = 5_000

/**
 * A synthetic participant: dials, answers, sends marked sound and pictures as a device does, and counts what really
 * comes. It is polite – asks again for what is missing, reports, sends only pictures that are looked at – and it judges:
 * whose sound comes under whose name, what a decoder could draw, and for how long it heard nothing.
 */
export class Caller implements Paced {
  readonly participantId: string
  readonly ears = new Ears()
  readonly mouth: Mouth
  /**
   * Shares of packets that it does not send and does not hear, here within its own encryption: for whoever is deaf and
   * dumb for a while. What is lost on the way, and can be had again, is `throughLossyWay`.
   */
  loss = { send: 0, receive: 0 }
  way: IceWay

  state: 'new' | 'connecting' | 'up' | 'down' | 'closed' = 'new'
  dials = 0
  gone = 0
  dialledAtMs = 0
  firstDialledAtMs: number | null = null
  upAtMs: number | null = null
  longestDownMs = 0
  speakers: readonly { participantId: string; level: number }[] = []

  #signals: Signals
  #connection: Connection | null = null
  #attempt = 0
  #wanted: WantedPicture[] = []
  #drops: (share: number) => boolean
  #roundAtMs = 0
  #downSinceMs: number | null = null

  constructor({ participantId, connect, way }: CallerOptions) {
    this.participantId = participantId
    const mark = markOf(participantId)
    this.mouth = new Mouth(mark)
    this.way = way ?? { iceServers: [], relayOnly: false }
    this.#drops = dropper(mark)
    this.#signals = connect((signal) => this.#hear(signal))
  }

  /** Comes in, and keeps coming until it is closed. */
  dial(): void {
    if (this.state === 'closed') return
    this.#connection?.close()
    this.#connection = null
    this.#attempt += 1
    this.dials += 1
    const nowMs = performance.now()
    this.dialledAtMs = nowMs
    this.firstDialledAtMs ??= nowMs
    this.#downSinceMs ??= nowMs
    this.state = 'connecting'
    beginPace(this)
    this.#signals.say({ kind: 'dial', attempt: this.#attempt })
    if (this.#wanted.length > 0) this.#signals.say({ kind: 'want', pictures: this.#wanted })
  }

  want(pictures: readonly WantedPicture[]): void {
    this.#wanted = [...pictures]
    this.#signals.say({ kind: 'want', pictures: this.#wanted })
  }

  /** Wants the cameras of these. */
  look(participantIds: readonly string[], size: 'small' | 'large' = 'small'): void {
    this.want(participantIds.map((participantId) => ({ participantId, source: 'camera', size })))
  }

  close(): void {
    this.state = 'closed'
    endPace(this)
    this.#connection?.close()
    this.#connection = null
    this.#signals.close()
  }

  /** What came of one source of another participant; `undefined`: nothing ever did. */
  from(participantId: string, source: MarkedSource = 'microphone'): Heard | undefined {
    return this.ears.from(participantId, source)
  }

  /** Frames of somebody's camera, whichever of its two sizes came. */
  framesFrom(participantId: string): number {
    const sizes = [this.from(participantId, 'camera'), this.from(participantId, 'cameraSmall')]
    return sizes.reduce((sum, heard) => sum + (heard?.pieces ?? 0), 0)
  }

  /** Sends this as it is on one of its own slots, whatever it is; `false`: it did not go out. */
  throwPacket(packet: Buffer): boolean {
    const own = this.#connection?.own ?? []
    const slot = own[packet.length % Math.max(1, own.length)]?.slot
    return slot !== undefined && (this.#connection?.send(slot.mid, packet) ?? false)
  }

  tick(nowMs: number): void {
    const isLate = nowMs - this.dialledAtMs > patienceMs
    if ((this.state === 'connecting' || this.state === 'down') && isLate) this.dial()
    if (this.state !== 'up') return
    const send = (mid: string, packet: Buffer) => this.#send(mid, packet)
    this.mouth.feed(nowMs)
    this.ears.askAgain(nowMs, send)
    if (nowMs - this.#roundAtMs < 1_000) return
    this.#roundAtMs = nowMs
    this.ears.report(nowMs, send)
  }

  #hear(signal: MediaSignal): void {
    switch (signal.kind) {
      case 'offer':
        if (signal.attempt === this.#attempt) this.#answer(signal)
        return
      case 'candidate':
        if (signal.attempt === this.#attempt) this.#connection?.addCandidate(signal.candidate, signal.mid)
        return
      case 'slots':
        this.ears.fill(signal.slots, performance.now())
        return
      case 'speakers':
        this.speakers = signal.speakers
        return
      case 'looked-at': {
        const { camera, cameraSmall, screen } = signal
        this.mouth.lookedAt = { camera, cameraSmall, screen }
        return
      }
      case 'gone':
        this.gone += 1
        if (this.state !== 'closed' && this.state !== 'new') this.dial()
    }
  }

  #answer({ sdp, own }: Extract<MediaSignal, { kind: 'offer' }>): void {
    this.#connection?.close()
    const attempt = this.#attempt
    const isCurrent = () => attempt === this.#attempt && this.state !== 'closed'
    const connection = answerOffer(
      { sdp, own, way: this.way },
      {
        answer: (answer) => isCurrent() && this.#signals.say({ kind: 'answer', attempt, sdp: answer }),
        candidate: (candidate, mid) =>
          isCurrent() && this.#signals.say({ kind: 'candidate', attempt, candidate, mid }),
        state: (state) => isCurrent() && this.#become(state),
        packet: (mid, packet) => isCurrent() && this.#receive(mid, packet),
      },
    )
    this.#connection = connection
    const ownMids = new Set(Object.values(own))
    this.ears.open([...connection.slots.values()].filter(({ mid }) => !ownMids.has(mid)))
    this.mouth.open(connection.own, (mid, packet) => this.#send(mid, packet))
  }

  #become(state: string): void {
    const nowMs = performance.now()
    if (state === 'connected') {
      this.state = 'up'
      this.upAtMs ??= nowMs
      this.longestDownMs = Math.max(this.longestDownMs, nowMs - (this.#downSinceMs ?? nowMs))
      this.#downSinceMs = null
    } else if (state === 'failed' || state === 'closed') {
      this.#downSinceMs ??= nowMs
      this.dial()
    } else if (state === 'disconnected') {
      // It may come back by itself; the watchdog dials when it does not.
      this.#downSinceMs ??= nowMs
      this.state = 'down'
      this.dialledAtMs = nowMs
    }
  }

  #send(mid: string, packet: Buffer): void {
    if (this.loss.send > 0 && this.#drops(this.loss.send)) return
    this.#connection?.send(mid, packet)
  }

  #receive(mid: string, packet: Buffer): void {
    if (this.loss.receive > 0 && this.#drops(this.loss.receive)) return
    const nowMs = performance.now()
    if (!isRtcp(packet)) {
      this.ears.take(mid, packet, nowMs)
      return
    }
    for (const word of readRtcp(packet)) {
      if (word.kind === 'sender-report') this.ears.noteSenderReport(mid, word, nowMs)
      else this.mouth.obey(mid, word)
    }
  }
}
