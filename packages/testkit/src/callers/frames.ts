import { type Mark, type PictureParts, readPicture } from './payload.ts'
import type { Rtp } from './rtp.ts'

/** How long a decoder waits for a packet that is missing before it gives the frame up. */
const patienceMs = 500
/** How often it asks for a whole picture while it has none. */
const wishEveryMs = 300

interface Held {
  readonly parts: PictureParts
  readonly marker: boolean
  readonly timestamp: number
  readonly atMs: number
}

/** A frame that a decoder could draw. */
export interface DrawnFrame {
  readonly mark: Mark | undefined
  readonly key: boolean
  readonly atMs: number
}

/**
 * Packets into frames as a decoder needs them: whole, in order, each on the one before it or a keyframe. What a real
 * decoder would not draw is not counted; so a server that switches sources in the middle of a frame, or forgets a
 * keyframe, is found out.
 */
export class FrameReader {
  /** Packets of one frame with others' between them, or of two sources: a decoder draws rubbish of it. */
  broken = 0
  /** Another source's picture began in the middle. */
  badSwitches = 0
  #held = new Map<number, Held>()
  #next: number | null = null
  #waitingSinceMs: number | null = null
  #wishedAtMs = 0
  /** Whether the frame before the next one was drawn. */
  #chain = false
  #frame: { mark: Mark | undefined; key: boolean; timestamp: number } | null = null
  #lastFrom: number | null = null
  #drawn: (frame: DrawnFrame) => void

  constructor(drawn: (frame: DrawnFrame) => void) {
    this.#drawn = drawn
  }

  /** @param number the packet's, in a count that does not wrap */
  take(number: number, rtp: Rtp, nowMs: number): void {
    const parts = readPicture(rtp.payload)
    if (parts === undefined) return
    this.#next ??= number
    if (number < this.#next) return
    this.#held.set(number, { parts, marker: rtp.marker, timestamp: rtp.timestamp, atMs: nowMs })
    this.#read(nowMs)
  }

  /** Whether a whole picture must be asked for now: nothing can be drawn without one. */
  wishesKeyframe(nowMs: number): boolean {
    this.#read(nowMs)
    const isStuck = this.#next !== null && !this.#chain && this.#frame?.key !== true
    if (!isStuck || nowMs - this.#wishedAtMs < wishEveryMs) return false
    this.#wishedAtMs = nowMs
    return true
  }

  #read(nowMs: number): void {
    while (this.#next !== null) {
      const held = this.#held.get(this.#next)
      if (held !== undefined) {
        this.#held.delete(this.#next)
        this.#next += 1
        this.#waitingSinceMs = null
        this.#use(held)
        continue
      }
      if (this.#held.size === 0) return
      this.#waitingSinceMs ??= nowMs
      if (this.#skipTo(nowMs) === false) return
    }
  }

  /** Past what is missing, when it was waited for long enough: to the next packet that is there. */
  #skipTo(nowMs: number): boolean {
    if (this.#waitingSinceMs === null || nowMs - this.#waitingSinceMs < patienceMs) return false
    this.#next = Math.min(...this.#held.keys())
    this.#waitingSinceMs = null
    this.#chain = false
    this.#frame = null
    return true
  }

  #use({ parts, marker, timestamp, atMs }: Held): void {
    if (parts.start) this.#begin(parts, timestamp)
    else if (this.#frame !== null && this.#frame.timestamp !== timestamp) this.#breakFrame()
    else if (this.#frame !== null && parts.mark !== undefined && parts.mark.from !== this.#frame.mark?.from) {
      this.#breakFrame()
    }
    if (marker) this.#finish(atMs)
  }

  #begin({ key, mark }: PictureParts, timestamp: number): void {
    // The frame before had no end.
    if (this.#frame !== null) this.#breakFrame()
    if (mark !== undefined) {
      if (this.#lastFrom !== null && this.#lastFrom !== mark.from && !key) {
        this.badSwitches += 1
        this.#chain = false
      }
      this.#lastFrom = mark.from
    }
    if (key || this.#chain) this.#frame = { mark, key, timestamp }
  }

  #finish(atMs: number): void {
    const frame = this.#frame
    this.#frame = null
    if (frame === null) return
    this.#chain = true
    this.#drawn({ mark: frame.mark, key: frame.key, atMs })
  }

  #breakFrame(): void {
    this.#frame = null
    this.#chain = false
    this.broken += 1
  }
}
