import type { ReportBlock } from './rtcp.ts'
import { sequencesAhead } from './rtp.ts'

/** What comes late by less than this was only out of order. */
const reorderMs = 15
/** How long a packet that is missing is worth asking for, and how often. */
const hopelessMs = 800
const mostAsked = 8

interface Missing {
  readonly sinceMs: number
  askedAtMs: number
  asked: number
}

/** One stream as it comes: what is missing, what came twice, and the report that its sender gets (RFC 3550, A). */
export class Reception {
  readonly ssrc: number
  received = 0
  doubled = 0
  /** Packets that came after all, asked for again or only late. */
  mended = 0
  lastAtMs = 0
  #clockPerMs: number
  #highest = -1
  #first = -1
  #missing = new Map<number, Missing>()
  /** Missing at first and given up. */
  #lost = 0
  #jitter = 0
  #transit: number | null = null
  #reported = { expected: 0, received: 0 }
  #sender = { time: 0, atMs: 0 }

  constructor(ssrc: number, clockRate: number) {
    this.ssrc = ssrc
    this.#clockPerMs = clockRate / 1000
  }

  /** Takes a packet in; its number in a count that does not wrap, or `null`: it came before. */
  take(sequence: number, timestamp: number, nowMs: number): number | null {
    this.lastAtMs = nowMs
    if (this.#highest < 0) {
      this.#highest = sequence
      this.#first = sequence
      this.received += 1
      return sequence
    }
    const number = this.#highest + sequencesAhead(this.#highest & 0xffff, sequence)
    if (number > this.#highest) {
      for (let gone = this.#highest + 1; gone < number && number - gone <= 1_000; gone += 1) {
        this.#missing.set(gone, { sinceMs: nowMs, askedAtMs: 0, asked: 0 })
      }
      this.#highest = number
      this.#noteJitter(timestamp, nowMs)
    } else if (this.#missing.delete(number)) {
      this.mended += 1
    } else {
      this.doubled += 1
      return null
    }
    this.received += 1
    return number
  }

  noteSenderReport(time: number, nowMs: number): void {
    this.#sender = { time, atMs: nowMs }
  }

  /** Sequence numbers to ask for again now; what is hopeless is given up. */
  askAgain(nowMs: number, roundTripMs: number): number[] {
    const again: number[] = []
    for (const [number, missing] of this.#missing) {
      const age = nowMs - missing.sinceMs
      if (age > hopelessMs || missing.asked >= mostAsked) {
        // Kept until it is hopeless: it may come yet.
        if (age > hopelessMs) {
          this.#missing.delete(number)
          this.#lost += 1
        }
        continue
      }
      const isDue =
        missing.asked === 0 ? age >= reorderMs : nowMs - missing.askedAtMs >= Math.max(20, roundTripMs * 1.3)
      if (!isDue || again.length >= 100) continue
      missing.asked += 1
      missing.askedAtMs = nowMs
      again.push(number & 0xffff)
    }
    return again
  }

  /** Share of what was sent on this stream that came, sooner or later. */
  get delivered(): number {
    const expected = this.#expected()
    return expected === 0 ? 1 : this.received / expected
  }

  get lost(): number {
    return this.#lost
  }

  get jitterMs(): number {
    return this.#jitter / this.#clockPerMs
  }

  report(nowMs: number): ReportBlock {
    const expected = this.#expected()
    const since = expected - this.#reported.expected
    const lost = since - (this.received - this.#reported.received)
    this.#reported = { expected, received: this.received }
    const { time, atMs } = this.#sender
    return {
      ssrc: this.ssrc,
      lost: since <= 0 || lost <= 0 ? 0 : lost / since,
      lostInAll: expected - this.received,
      highest: this.#highest % 2 ** 32,
      jitter: this.#jitter,
      lastReport: time,
      sinceLastReport: time === 0 ? 0 : Math.round(((nowMs - atMs) / 1000) * 65_536),
    }
  }

  #expected(): number {
    return this.#highest < 0 ? 0 : this.#highest - this.#first + 1
  }

  #noteJitter(timestamp: number, nowMs: number): void {
    const transit = nowMs * this.#clockPerMs - timestamp
    if (this.#transit !== null) {
      const difference = Math.abs(transit - this.#transit)
      // A stream that begins anew somewhere else is no jitter.
      if (difference < this.#clockPerMs * 5_000) this.#jitter += (difference - this.#jitter) / 16
    }
    this.#transit = transit
  }
}
