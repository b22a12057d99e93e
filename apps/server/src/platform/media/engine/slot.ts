import type { ReportBlock } from './packets/read-rtcp.ts'
import { emptyHead, headBytes, type RtpHead, readRtp } from './packets/rtp.ts'
import { unwrap, wrap } from './packets/sequence.ts'
import { emptyVp8Head, readVp8, type Vp8Head } from './packets/vp8.ts'
import type { SenderReport } from './packets/write-rtcp.ts'
import { isSound, payloadTypeOf, type SlotPlan, ticksPerMs } from './slots.ts'
import type { Taker, Uplink } from './uplink.ts'

/**
 * While one uplink fills a slot, what is sent differs from what came by the same amounts throughout: so that a packet that
 * was lost can be made again from what came, and nothing of each packet is kept.
 */
interface Stretch {
  readonly uplink: Uplink
  readonly firstIn: number
  readonly firstOut: number
  readonly timestampBy: number
  readonly pictureBy: number
  readonly layerBy: number
}

const mostBytes = 2_048
const scratch = Buffer.alloc(mostBytes)
/** One view for each length: a packet costs no object of its own. */
const views = Array.from({ length: mostBytes + 1 }, (_, length) => scratch.subarray(0, length))
const headAgain = emptyHead()
const vp8Again = emptyVp8Head()

/** One stream towards a device, which goes on without a break for its decoder, whoever fills it. */
export class Slot implements Taker {
  readonly ssrc: number
  readonly send: (packet: Buffer) => void
  /** It began to carry something else. */
  readonly changed: () => void
  readonly isSound: boolean
  readonly use: SlotPlan['use']
  readonly mid: string
  sentPackets = 0
  #sentOctets = 0
  #current: Uplink | null = null
  #next: Uplink | null = null
  /** The newest last. */
  #stretches: Stretch[] = []
  #lastOut = Math.floor(Math.random() * 0x7fff) + 0x10000
  #lastTimestamp = Math.floor(Math.random() * 0xffffffff)
  #lastAt: number | null = null
  #lastPicture = Math.floor(Math.random() * 0x7fff)
  #lastLayer = 0
  #reported: { highest: number; lost: number } | null = null
  #highestNacked = -1

  constructor(plan: SlotPlan, ssrc: number, send: (packet: Buffer) => void, changed: () => void) {
    this.ssrc = ssrc
    this.send = send
    this.changed = changed
    this.use = plan.use
    this.mid = plan.mid
    this.isSound = isSound(plan.use)
  }

  /** What it carries; `null` when nothing, or nothing yet. */
  get carries(): Uplink | null {
    return this.#current
  }

  /** Whose it is: what it carries, or is about to. */
  get fills(): string | null {
    return (this.#next ?? this.#current)?.participantId ?? null
  }

  /** From now on it carries `uplink`: a picture from its next keyframe on, and of the same person without a gap. */
  turnTo(uplink: Uplink | null): void {
    if (uplink !== null && uplink === (this.#next ?? this.#current)) return
    if (this.#next !== null && this.#next !== this.#current) this.#next.takers.delete(this)
    this.#next = null
    const current = this.#current
    if (uplink === current) return
    // Nobody's picture is shown where another person's is announced.
    if (current !== null && uplink?.participantId !== current.participantId) this.#drop(current)
    if (uplink === null) return
    this.#next = uplink
    uplink.takers.add(this)
  }

  /** Asks for the keyframe without which a picture that comes cannot begin. */
  press(now: number): void {
    if (this.#next?.comes(now)) this.#next.askKeyframe(now)
  }

  take(uplink: Uplink, packet: Buffer, head: RtpHead, vp8: Vp8Head, extended: number, now: number): void {
    if (uplink !== this.#current) {
      if (uplink !== this.#next || (!this.isSound && !vp8.startsKeyframe)) return
      this.#begin(uplink, head, vp8, extended, now)
    }
    const stretch = this.#stretches.at(-1)
    if (stretch === undefined || extended < stretch.firstIn) return
    const out = extended - stretch.firstIn + stretch.firstOut
    const length = this.#write(stretch, packet, head, vp8, out)
    if (length === 0) return
    if (this.isSound && extended === stretch.firstIn) scratch.writeUInt8(payloadTypeOf(this.use) | 0x80, 1)
    if (out >= this.#lastOut) {
      this.#lastOut = out
      this.#lastTimestamp = scratch.readUInt32BE(4)
      this.#lastAt = now
      if (vp8.pictureIdAt >= 0) this.#lastPicture = vp8.pictureId + stretch.pictureBy
      if (vp8.layerAt >= 0) this.#lastLayer = vp8.layer + stretch.layerBy
    }
    this.#hand(length)
  }

  /** Sends again what the device says it has not got. */
  again(sequence: number): void {
    const out = unwrap(sequence, this.#lastOut)
    const stretch = this.#stretches.findLast(({ firstOut }) => firstOut <= out)
    const packet = stretch?.uplink.ring?.get(out - stretch.firstOut + stretch.firstIn)
    if (stretch === undefined || packet === undefined || !readRtp(packet, headAgain)) return
    if (headAgain.payloadAt === headAgain.payloadEnd) {
      vp8Again.pictureIdAt = -1
      vp8Again.layerAt = -1
    } else if (!readVp8(packet, headAgain.payloadAt, headAgain.payloadEnd, vp8Again)) return
    const length = this.#write(stretch, packet, headAgain, vp8Again, out)
    if (length > 0) this.#hand(length)
  }

  /** Whether this is the first time that the device asks for it: each loss counts once. */
  isNewlyLost(sequence: number): boolean {
    const out = unwrap(sequence, this.#lastOut)
    if (out <= this.#highestNacked || out > this.#lastOut) return false
    this.#highestNacked = out
    return true
  }

  /** How many packets the device should have had since its last report, and how many of them it had not. */
  lossSince(block: ReportBlock): { expected: number; lost: number } {
    const before = this.#reported
    this.#reported = { highest: block.highest, lost: block.cumulativeLost }
    if (before === null) return { expected: 0, lost: 0 }
    const expected = (block.highest - before.highest) | 0
    const lost = block.cumulativeLost - before.lost
    return expected <= 0
      ? { expected: 0, lost: 0 }
      : { expected, lost: Math.min(expected, Math.max(0, lost)) }
  }

  /** What its media time is called now, while it carries something. */
  senderReport(now: number, wallMs: number): SenderReport | null {
    const stretch = this.#stretches.at(-1)
    if (this.#current === null || stretch === undefined || this.#lastAt === null) return null
    return {
      ssrc: this.ssrc,
      wallMs,
      rtp: (stretch.uplink.timestampAt(now) + stretch.timestampBy) >>> 0,
      packets: this.sentPackets,
      octets: this.#sentOctets,
    }
  }

  /** The uplink is gone; what it sent cannot be had again. */
  forget(uplink: Uplink): void {
    if (this.#next === uplink) {
      uplink.takers.delete(this)
      this.#next = null
    }
    if (this.#current === uplink) this.#drop(uplink)
    this.#stretches = this.#stretches.filter((stretch) => stretch.uplink !== uplink)
  }

  close(): void {
    this.turnTo(null)
    this.#stretches = []
  }

  #begin(uplink: Uplink, head: RtpHead, vp8: Vp8Head, extended: number, now: number): void {
    if (this.#current !== null) this.#current.takers.delete(this)
    this.#current = uplink
    this.#next = null
    const passed = this.#lastAt === null ? 0 : Math.round((now - this.#lastAt) * ticksPerMs(this.use))
    this.#stretches.push({
      uplink,
      firstIn: extended,
      firstOut: this.#lastOut + 1,
      timestampBy: this.#lastTimestamp + Math.max(1, passed) - head.timestamp,
      pictureBy: this.#lastPicture + 1 - vp8.pictureId,
      layerBy: this.#lastLayer + 1 - vp8.layer,
    })
    if (this.#stretches.length > 3) this.#stretches.shift()
    this.changed()
  }

  #drop(current: Uplink): void {
    current.takers.delete(this)
    this.#current = null
    this.changed()
  }

  /** Writes the packet as the device is to have it; its length, or 0 when it is too long. */
  #write(stretch: Stretch, packet: Buffer, head: RtpHead, vp8: Vp8Head, out: number): number {
    const length = headBytes + head.payloadEnd - head.payloadAt
    if (length > mostBytes) return 0
    scratch.writeUInt8(0x80, 0)
    scratch.writeUInt8(payloadTypeOf(this.use) | (head.marker ? 0x80 : 0), 1)
    scratch.writeUInt16BE(wrap(out), 2)
    scratch.writeUInt32BE((head.timestamp + stretch.timestampBy) >>> 0, 4)
    scratch.writeUInt32BE(this.ssrc, 8)
    packet.copy(scratch, headBytes, head.payloadAt, head.payloadEnd)
    if (this.isSound) return length
    const moved = headBytes - head.payloadAt
    if (vp8.pictureIdAt >= 0) {
      const picture = vp8.pictureId + stretch.pictureBy
      if (vp8.wide) scratch.writeUInt16BE((picture & 0x7fff) | 0x8000, vp8.pictureIdAt + moved)
      else scratch.writeUInt8(picture & 0x7f, vp8.pictureIdAt + moved)
    }
    if (vp8.layerAt >= 0) scratch.writeUInt8((vp8.layer + stretch.layerBy) & 0xff, vp8.layerAt + moved)
    return length
  }

  #hand(length: number): void {
    const view = views[length]
    if (view === undefined) return
    this.sentPackets += 1
    this.#sentOctets += length - headBytes
    this.send(view)
  }
}
