import type { FilledSlot } from '@baton/contract'
import { Downlink } from './downlink.ts'
import { Heard } from './heard.ts'
import type { OfferedSlot } from './offer.ts'
import { type Mark, type MarkedSource, markOf } from './payload.ts'
import { writeKeyframeWish, writeNack, writeReport } from './rtcp.ts'

/** A stream that has been quiet for so long is not reported on. */
const quietMs = 5_000

/** What comes to a caller: slot by slot of the connection that it has now, and by whose it really is for good. */
export class Ears {
  firstPacketAtMs: number | null = null
  firstFrameAtMs: number | null = null
  filled: readonly FilledSlot[] = []
  downlinks: ReadonlyMap<string, Downlink> = new Map()
  /** Everything that ever came, by whose and what; it outlives connections. */
  readonly heard = new Map<string, Heard>()
  #ssrc = 1 + Math.floor(Math.random() * 0xfffffffe)
  /** Of connections that are gone. */
  #wrongBefore = 0

  /** A new connection: with slots of its own, empty as yet. */
  open(slots: readonly OfferedSlot[]): void {
    this.#wrongBefore = this.wrong
    this.filled = []
    this.downlinks = new Map(slots.map((slot) => [slot.mid, this.#downlink(slot)]))
  }

  fill(filled: readonly FilledSlot[], nowMs: number): void {
    this.filled = filled
    const whose = new Map(filled.map(({ mid, participantId }) => [mid, participantId]))
    for (const [mid, downlink] of this.downlinks) downlink.fill(whose.get(mid) ?? null, nowMs)
  }

  take(mid: string, packet: Buffer, nowMs: number): void {
    this.firstPacketAtMs ??= nowMs
    this.downlinks.get(mid)?.take(packet, nowMs)
  }

  noteSenderReport(mid: string, { ssrc, time }: { ssrc: number; time: number }, nowMs: number): void {
    this.downlinks.get(mid)?.reception(ssrc)?.noteSenderReport(time, nowMs)
  }

  from(participantId: string, source: MarkedSource): Heard | undefined {
    return this.heard.get(`${markOf(participantId)} ${source}`)
  }

  /** Packets that came under a name that was not their sender's. */
  get wrong(): number {
    return [...this.downlinks.values()].reduce((sum, { wrong }) => sum + wrong, this.#wrongBefore)
  }

  /** Places at which a decoder would stumble: frames in pieces, sources changed in the middle, time that leaps. */
  get stumbles(): number {
    return [...this.downlinks.values()].reduce(
      (sum, { frames, timeJumps }) => sum + timeJumps + (frames?.broken ?? 0) + (frames?.badSwitches ?? 0),
      0,
    )
  }

  askAgain(nowMs: number, send: (mid: string, packet: Buffer) => void): void {
    for (const [mid, downlink] of this.downlinks) {
      for (const { ssrc, missing, wishesKeyframe } of downlink.askAgain(nowMs)) {
        if (missing.length > 0) send(mid, writeNack(this.#ssrc, ssrc, missing))
        if (wishesKeyframe) send(mid, writeKeyframeWish(this.#ssrc, ssrc))
      }
    }
  }

  report(nowMs: number, send: (mid: string, packet: Buffer) => void): void {
    for (const [mid, downlink] of this.downlinks) {
      const blocks = [...downlink.receptions()]
        .filter(({ lastAtMs }) => nowMs - lastAtMs < quietMs)
        .map((reception) => reception.report(nowMs))
      if (blocks.length > 0) send(mid, writeReport(this.#ssrc, blocks))
    }
  }

  #downlink(slot: OfferedSlot): Downlink {
    const downlink: Downlink = new Downlink(slot, (mark, atMs) => {
      if (slot.kind === 'video') {
        downlink.watchFrame(mark, atMs)
        this.firstFrameAtMs ??= atMs
      }
      this.#note(mark, atMs)
    })
    return downlink
  }

  #note(mark: Mark, atMs: number): void {
    const key = `${mark.from} ${mark.source}`
    let heard = this.heard.get(key)
    if (heard === undefined) {
      heard = new Heard(mark.number, atMs)
      this.heard.set(key, heard)
    }
    heard.take(mark.number, atMs - mark.sentAtMs, atMs)
  }
}
