import { FrameReader } from './frames.ts'
import type { OfferedSlot } from './offer.ts'
import { type Mark, markOf, soundMark } from './payload.ts'
import { Reception } from './reception.ts'
import { readRtp } from './rtp.ts'

/** How long a slot may still carry what it carried before it was said to carry something else. */
const graceMs = 1_500
/** What a receiver that measures none takes the way there and back for. */
const assumedRoundTripMs = 40
/** A slot's stream that is quiet for so long is not asked about. */
const quietMs = 2_000

/** One slot from the server to a device, and what comes on it. */
export class Downlink {
  readonly slot: OfferedSlot
  readonly frames: FrameReader | null
  /** Whose it is said to be; `null`: nobody's. */
  participantId: string | null = null
  packets = 0
  /** Packets of somebody else than whose it is said to be, past a moment of change. */
  wrong = 0
  /** Packets on a slot that is said to carry nobody. */
  unlisted = 0
  /** Packets that are no RTP, or of a payload type that was not offered. */
  strange = 0
  /** Times at which the stream jumped back, or far ahead, without being another stream. */
  timeJumps = 0
  #receptions = new Map<number, Reception>()
  #changedAtMs = 0
  #marks: number | null = null
  #note: (mark: Mark, atMs: number) => void
  #lastTimestamp = new Map<number, number>()

  constructor(slot: OfferedSlot, note: (mark: Mark, atMs: number) => void) {
    this.slot = slot
    this.#note = note
    this.frames =
      slot.kind === 'audio'
        ? null
        : new FrameReader(({ mark, atMs }) => {
            if (mark !== undefined) note(mark, atMs)
          })
  }

  fill(participantId: string | null, nowMs: number): void {
    if (participantId === this.participantId) return
    this.participantId = participantId
    this.#marks = participantId === null ? null : markOf(participantId)
    this.#changedAtMs = nowMs
  }

  /** Takes a packet; the round of reports and questions asks for the rest. */
  take(packet: Buffer, nowMs: number): void {
    const rtp = readRtp(packet)
    if (rtp === undefined || rtp.payloadType !== this.slot.payloadType) {
      this.strange += 1
      return
    }
    this.packets += 1
    let reception = this.#receptions.get(rtp.ssrc)
    if (reception === undefined) {
      reception = new Reception(rtp.ssrc, this.slot.kind === 'audio' ? 48_000 : 90_000)
      this.#receptions.set(rtp.ssrc, reception)
    }
    const number = reception.take(rtp.sequence, rtp.timestamp, nowMs)
    if (number === null || rtp.payload.length === 0) return
    this.#watchTime(rtp.ssrc, rtp.timestamp)
    this.frames?.take(number, rtp, nowMs)
    if (this.frames === null) {
      const mark = soundMark(rtp.payload)
      if (mark === undefined) return
      this.#watchWhose(mark, nowMs)
      this.#note(mark, nowMs)
    }
  }

  /** What came of a picture, told by its frames. */
  watchFrame(mark: Mark, nowMs: number): void {
    this.#watchWhose(mark, nowMs)
  }

  /** What is to be asked for again now, stream by stream. */
  askAgain(nowMs: number): { ssrc: number; missing: number[]; wishesKeyframe: boolean }[] {
    const questions = []
    for (const reception of this.#receptions.values()) {
      const asked = reception.askAgain(nowMs, assumedRoundTripMs)
      const missing = this.slot.nack ? asked : []
      const isFilled = this.participantId !== null && nowMs - reception.lastAtMs < quietMs
      const wishesKeyframe = this.frames?.wishesKeyframe(nowMs) === true && isFilled
      if (missing.length > 0 || wishesKeyframe)
        questions.push({ ssrc: reception.ssrc, missing, wishesKeyframe })
    }
    return questions
  }

  receptions(): Iterable<Reception> {
    return this.#receptions.values()
  }

  reception(ssrc: number): Reception | undefined {
    return this.#receptions.get(ssrc)
  }

  #watchWhose(mark: Mark, nowMs: number): void {
    if (nowMs - this.#changedAtMs < graceMs) return
    // What nobody is named for is shown to nobody: it came before the word of whose it is.
    if (this.#marks !== null && mark.from !== this.#marks) this.wrong += 1
  }

  /** A slot that changes whose it is goes on in time: a decoder that sees it leap plays nothing for a while. */
  #watchTime(ssrc: number, timestamp: number): void {
    const before = this.#lastTimestamp.get(ssrc)
    this.#lastTimestamp.set(ssrc, timestamp)
    if (before === undefined) return
    const seconds = ((timestamp - before) | 0) / (this.slot.kind === 'audio' ? 48_000 : 90_000)
    if (seconds < -2 || seconds > 60) this.timeJumps += 1
  }
}
