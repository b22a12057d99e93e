import { Loudness } from './choosing/loudness.ts'
import { Missing } from './packets/missing.ts'
import type { ReportBlock } from './packets/read-rtcp.ts'
import { Ring } from './packets/ring.ts'
import type { RtpHead } from './packets/rtp.ts'
import { timestampsBetween, unwrap, wrap } from './packets/sequence.ts'
import { emptyVp8Head, readVp8, type Vp8Head } from './packets/vp8.ts'
import { writeNack, writePictureLoss } from './packets/write-rtcp.ts'
import { isSound, payloadTypeOf, type Source, ticksPerMs } from './slots.ts'

/** Whose stream it is, and the way back to their device. */
export interface Sender {
  readonly participantId: string
  readonly roundTripMs: number
  /** The SSRC under which the engine speaks to this device. */
  readonly feedbackSsrc: number
  control(packet: Buffer): void
}

/** What a stream is handed to, packet by packet. */
export interface Taker {
  take(uplink: Uplink, packet: Buffer, head: RtpHead, vp8: Vp8Head, extended: number, now: number): void
  /** The uplink is gone. */
  forget(uplink: Uplink): void
}

/** What the sender of a stream last said of its clock. */
export interface SenderClock {
  readonly middle: number
  readonly rtp: number
  readonly at: number
}

/** Packets kept for those to whom they are lost on the way: a second or two of each picture. */
const kept: Partial<Record<Source, number>> = { camera: 512, cameraSmall: 256, screen: 1_024 }
/** A stream of which nothing came for so long does not come any more. A screen that stands still sends little. */
const silentAfterMs: Record<Source, number> = {
  microphone: 5_000,
  camera: 2_000,
  cameraSmall: 2_000,
  screen: 30_000,
  screenSound: 5_000,
}
const keyframeEveryMs = 400
const vp8 = emptyVp8Head()

/** One stream that a device sends. */
export class Uplink {
  readonly source: Source
  readonly ssrc: number
  readonly sender: Sender
  /** The slots towards others that it fills, or is to fill. */
  readonly takers = new Set<Taker>()
  readonly ring: Ring | null
  readonly loudness = new Loudness()
  readonly isSound: boolean
  clock: SenderClock | null = null
  lastTimestamp = 0
  lastAt = Number.NEGATIVE_INFINITY
  readonly #missing: Missing | null
  #first = -1
  #highest = -1
  #received = 0
  #jitter = 0
  #reported = { expected: 0, received: 0 }
  #keyframeAskedAt = Number.NEGATIVE_INFINITY

  constructor(source: Source, ssrc: number, sender: Sender) {
    this.source = source
    this.ssrc = ssrc
    this.sender = sender
    this.isSound = isSound(source)
    const size = kept[source]
    this.ring = size === undefined ? null : new Ring(size)
    this.#missing = size === undefined ? null : new Missing()
  }

  get participantId(): string {
    return this.sender.participantId
  }

  /** Packets that did not come when they should have, for the figures. */
  get lost(): number {
    if (this.#missing !== null) return this.#missing.noted
    return this.#first < 0 ? 0 : Math.max(0, this.#highest - this.#first + 1 - this.#received)
  }

  comes(now: number): boolean {
    return now - this.lastAt < silentAfterMs[this.source]
  }

  /** Takes a packet and hands it to every slot; false when it is not what this stream may carry. */
  take(packet: Buffer, head: RtpHead, now: number): boolean {
    if (head.payloadType !== payloadTypeOf(this.source)) return false
    const isEmpty = head.payloadAt === head.payloadEnd
    vp8.startsKeyframe = false
    vp8.pictureIdAt = -1
    vp8.layerAt = -1
    if (!this.isSound && !isEmpty && !readVp8(packet, head.payloadAt, head.payloadEnd, vp8)) return false
    const extended = this.#note(head, now)
    if (this.ring !== null) {
      if (extended <= this.#highest - this.ring.size) return true
      this.ring.put(extended, packet)
      this.#missing?.arrived(extended, now)
    }
    if (this.isSound && head.audioLevel !== null) this.loudness.hear(head.audioLevel, now)
    // A microphone whose device says no level is heard when there is room for it.
    else if (this.isSound) this.loudness.hear(60, now)
    for (const slot of this.takers) slot.take(this, packet, head, vp8, extended, now)
    return true
  }

  /** Asks for what is missing, and for a new picture where that is hopeless. */
  mend(now: number): void {
    if (this.#missing === null || (this.#missing.count === 0 && !this.#missing.takeHopeless())) return
    const due = this.#missing.due(now, this.sender.roundTripMs)
    if (due.length > 0) this.sender.control(writeNack(this.sender.feedbackSsrc, this.ssrc, due.map(wrap)))
    if (this.#missing.takeHopeless() && this.takers.size > 0) this.askKeyframe(now)
  }

  askKeyframe(now: number): void {
    if (this.isSound || now - this.#keyframeAskedAt < keyframeEveryMs) return
    this.#keyframeAskedAt = now
    this.sender.control(writePictureLoss(this.sender.feedbackSsrc, this.ssrc))
  }

  /** How it arrives, for its sender, who sends as the line bears it; `null` while nothing came. */
  report(now: number): ReportBlock | null {
    if (this.#first < 0) return null
    const expected = this.#highest - this.#first + 1
    const expectedSince = expected - this.#reported.expected
    const lostSince = expectedSince - (this.#received - this.#reported.received)
    this.#reported = { expected, received: this.#received }
    const clock = this.clock
    return {
      ssrc: this.ssrc,
      fractionLost: expectedSince <= 0 || lostSince <= 0 ? 0 : Math.floor((lostSince / expectedSince) * 256),
      cumulativeLost: expected - this.#received,
      highest: this.#highest % 2 ** 32,
      jitter: Math.round(this.#jitter),
      lastReport: clock?.middle ?? 0,
      sinceLastReport: clock === null ? 0 : Math.round(((now - clock.at) * 65_536) / 1_000),
    }
  }

  /** Its media time now. */
  timestampAt(now: number): number {
    const ticks = ticksPerMs(this.source)
    const clock = this.clock
    if (clock !== null && now - clock.at < 15_000)
      return (clock.rtp + Math.round((now - clock.at) * ticks)) >>> 0
    return (this.lastTimestamp + Math.round((now - this.lastAt) * ticks)) >>> 0
  }

  #note(head: RtpHead, now: number): number {
    // Counted from past the first round, so that a packet from before the first one has a number too.
    if (this.#first < 0) {
      this.#first = head.sequence + 0x10000
      this.#highest = this.#first
    } else {
      const passed = (now - this.lastAt) * ticksPerMs(this.source)
      const off = Math.abs(passed - timestampsBetween(this.lastTimestamp, head.timestamp))
      // What is far off is a pause of the device, not the network's doing.
      if (off < 90_000) this.#jitter += (off - this.#jitter) / 16
    }
    this.#received += 1
    const extended = Math.max(0, unwrap(head.sequence, this.#highest))
    if (extended >= this.#highest) {
      this.#highest = extended
      this.lastTimestamp = head.timestamp
    }
    this.lastAt = now
    return extended
  }
}
