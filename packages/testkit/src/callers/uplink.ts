import type { MarkedSource } from './payload.ts'
import { picturePayloads, soundPayload } from './payload.ts'
import { writeSenderReport } from './rtcp.ts'
import { writeRtp } from './rtp.ts'

/** How a picture is sent. */
export interface PictureShape {
  readonly framesPerSecond: number
  readonly bitsPerSecond: number
}

const kept = 512

/** One stream that a device sends: paced, marked, and repeated when it is asked for again. */
export class Uplink {
  readonly source: MarkedSource
  readonly ssrc: number
  sent = 0
  repeated = 0
  keyframes = 0
  keyframeWishes = 0
  /** Share lost on the way, as the other side's newest report has it. */
  lostThere = 0
  #send: (packet: Buffer) => void
  #from: number
  #payloadType: number
  #audioLevel: number | null
  #sequence = Math.floor(Math.random() * 0x10000)
  #timestamp = Math.floor(Math.random() * 2 ** 31)
  #number = 0
  #nextAtMs: number | null = null
  #reportAtMs = 0
  #bytes = 0
  #wantsKeyframe = true
  #repeats = new Map<number, Buffer>()

  constructor(given: {
    source: MarkedSource
    ssrc: number
    from: number
    payloadType: number
    audioLevel: number | null
    send: (packet: Buffer) => void
  }) {
    this.source = given.source
    this.ssrc = given.ssrc
    this.#from = given.from
    this.#payloadType = given.payloadType
    this.#audioLevel = given.audioLevel
    this.#send = given.send
  }

  /** Sends the packets of sound that are due: one each 20 ms. */
  speak(nowMs: number, sound: { level: number; bytes: number; opus?: readonly Buffer[] | undefined }): void {
    for (let left = this.#due(nowMs, 20); left > 0; left -= 1) {
      const number = this.#number++
      const real = sound.opus?.[number % sound.opus.length]
      const mark = { from: this.#from, source: this.source, number, sentAtMs: nowMs }
      const payload = real ?? soundPayload(mark, sound.bytes)
      this.#timestamp = (this.#timestamp + 960) >>> 0
      this.#pass(payload, number === 0, sound.level)
    }
    this.#report(nowMs)
  }

  /** Sends the frames that are due; each that nobody asked to be whole builds on the one before. */
  show(nowMs: number, shape: PictureShape): void {
    const frameMs = 1000 / shape.framesPerSecond
    for (let left = this.#due(nowMs, frameMs); left > 0; left -= 1) {
      const key = this.#wantsKeyframe
      this.#wantsKeyframe = false
      if (key) this.keyframes += 1
      const usual = shape.bitsPerSecond / 8 / shape.framesPerSecond
      const number = this.#number++
      const mark = { from: this.#from, source: this.source, number, sentAtMs: nowMs }
      this.#timestamp = (this.#timestamp + Math.round(frameMs * 90)) >>> 0
      const payloads = picturePayloads(mark, { key, bytes: Math.round(key ? usual * 3 : usual) })
      payloads.forEach((payload, index) => {
        this.#pass(payload, index === payloads.length - 1, 0)
      })
    }
    this.#report(nowMs)
  }

  /** Stops for now. What comes next begins with a whole picture. */
  rest(): void {
    this.#nextAtMs = null
    this.#wantsKeyframe = true
  }

  wishKeyframe(): void {
    this.keyframeWishes += 1
    this.#wantsKeyframe = true
  }

  repeat(sequences: readonly number[]): void {
    for (const sequence of sequences) {
      const packet = this.#repeats.get(sequence)
      if (packet === undefined) continue
      this.repeated += 1
      this.#send(packet)
    }
  }

  #due(nowMs: number, everyMs: number): number {
    this.#nextAtMs ??= nowMs
    // After a long pause of the process nobody sends what should have been said meanwhile.
    if (nowMs - this.#nextAtMs > 500) this.#nextAtMs = nowMs
    let count = 0
    for (; this.#nextAtMs <= nowMs; this.#nextAtMs += everyMs) count += 1
    return count
  }

  #pass(payload: Buffer, marker: boolean, level: number): void {
    const sequence = this.#sequence
    this.#sequence = (sequence + 1) & 0xffff
    const packet = writeRtp(
      {
        marker,
        payloadType: this.#payloadType,
        sequence,
        timestamp: this.#timestamp,
        ssrc: this.ssrc,
        payload,
      },
      this.#audioLevel === null ? undefined : { extension: this.#audioLevel, level },
    )
    this.#repeats.set(sequence, packet)
    this.#repeats.delete((sequence - kept) & 0xffff)
    this.sent += 1
    this.#bytes += payload.length
    this.#send(packet)
  }

  #report(nowMs: number): void {
    if (nowMs - this.#reportAtMs < 1_000 || this.sent === 0) return
    this.#reportAtMs = nowMs
    const { sent: packets } = this
    const at = { nowMs: Date.now(), timestamp: this.#timestamp, packets, bytes: this.#bytes }
    this.#send(writeSenderReport(this.ssrc, at))
  }
}
