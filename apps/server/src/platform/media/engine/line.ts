import { randomInt } from 'node:crypto'
import type { DeviceSignal, FilledSlot, MediaSignal, WantedPicture } from '@baton/contract/calls/room'
import { Arrivals } from './arrivals.ts'
import type { Allowance } from './choosing/allowance.ts'
import type { LookedAt } from './choosing/looked-at.ts'
import { Connection } from './connection.ts'
import type { Ground } from './ground.ts'
import { type ReportBlock, type RtcpEars, readRtcp } from './packets/read-rtcp.ts'
import { emptyHead, isRtcp, readRtp } from './packets/rtp.ts'
import { writeReceiverReport, writeSenderReports } from './packets/write-rtcp.ts'
import { readAnswer } from './sdp/read-answer.ts'
import { writeOffer } from './sdp/write-offer.ts'
import { Slot } from './slot.ts'
import { ownSlotMids, type Source, slotPlans } from './slots.ts'
import { type Sender, Uplink } from './uplink.ts'

const head = emptyHead()
/** A device that dials faster than this is heard for its last attempt. */
const leastBetweenDialsMs = 200
/** Packets that are sent again to one device in a second: a stranger shall not make the server shout. */
const mostAgain = 1_500

/** The meeting around a line, as far as the line has to do with it. */
export interface Surroundings {
  /** Something is different: who is sent what is to be decided anew. */
  changed(): void
  /** A microphone that is sent to nobody is heard. */
  heard(uplink: Uplink, now: number): void
  forget(uplink: Uplink): void
}

/** One device's line of signals and, once it has dialled, its connection. */
export class Line implements Sender, RtcpEars {
  readonly participantId: string
  readonly room: Surroundings
  readonly ground: Ground
  readonly say: (signal: MediaSignal) => void
  readonly feedbackSsrc = randomInt(1, 2 ** 32)
  wants: readonly WantedPicture[] = []
  /** When its connection came up; `null` while it is down. */
  upSince: number | null = null
  uplinks: ReadonlyMap<Source, Uplink> = new Map()
  slots: readonly Slot[] = []
  #uplinksBySsrc: ReadonlyMap<number, Uplink> = new Map()
  #slotsBySsrc: ReadonlyMap<number, Slot> = new Map()
  #connection: Connection | null = null
  #attempt = 0
  #dialledAt = Number.NEGATIVE_INFINITY
  #dialling: NodeJS.Timeout | undefined
  #arrivals = new Arrivals()
  #againLeft = mostAgain
  #toldSlots = '[]'
  #toldLookedAt = ''
  #closed = false

  constructor(participantId: string, room: Surroundings, ground: Ground, say: (signal: MediaSignal) => void) {
    this.participantId = participantId
    this.room = room
    this.ground = ground
    this.say = say
  }

  get roundTripMs(): number {
    return this.#arrivals.roundTripMs
  }

  /** What this line bears (CAL20). */
  get allowance(): Allowance {
    return this.#arrivals.health.allowance
  }

  hear(signal: DeviceSignal): void {
    if (this.#closed) return
    if (signal.kind === 'want') {
      this.wants = signal.pictures
      this.room.changed()
    } else if (signal.kind === 'dial') {
      if (signal.attempt > this.#attempt) this.#dial(signal.attempt)
    } else if (signal.attempt === this.#attempt) {
      if (signal.kind === 'answer') this.#answer(signal.sdp)
      else this.#connection?.candidate(signal.candidate)
    }
  }

  control(packet: Buffer): void {
    this.#connection?.send(packet)
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#dialling)
    this.#hangUp()
  }

  /** Every 25 ms: what has not come is asked for. */
  mend(now: number): void {
    for (const uplink of this.uplinks.values()) uplink.mend(now)
    for (const slot of this.slots) slot.press(now)
  }

  /** Every second: tells the device how its streams arrive and what ours are called, and judges the line. */
  tellReports(now: number): void {
    this.#againLeft = mostAgain
    if (this.upSince === null) return
    const blocks = [...this.uplinks.values()].flatMap((uplink) => uplink.report(now) ?? [])
    if (blocks.length > 0) this.control(writeReceiverReport(this.feedbackSsrc, blocks))
    const wallMs = performance.timeOrigin + now
    const reports = this.slots.flatMap((slot) => slot.senderReport(now, wallMs) ?? [])
    if (reports.length > 0) this.control(writeSenderReports(reports))
    if (this.#arrivals.judge(now)) this.room.changed()
  }

  /** Tells the device what its slots carry, if that is news. */
  tellSlots(now: number): void {
    const slots: FilledSlot[] = this.slots.flatMap((slot) => {
      const uplink = slot.carries
      if (uplink === null || !uplink.comes(now)) return []
      return { mid: slot.mid, participantId: uplink.participantId, source: sourceOf(slot.use) }
    })
    const told = JSON.stringify(slots)
    if (told === this.#toldSlots) return
    this.#toldSlots = told
    this.say({ kind: 'slots', slots })
  }

  tellLookedAt(lookedAt: LookedAt): void {
    const told = `${lookedAt.camera} ${lookedAt.cameraSmall} ${lookedAt.screen}`
    if (told === this.#toldLookedAt) return
    this.#toldLookedAt = told
    this.say({ kind: 'looked-at', ...lookedAt })
  }

  senderReport(ssrc: number, middle: number, rtp: number): void {
    const uplink = this.#uplinksBySsrc.get(ssrc)
    if (uplink !== undefined) uplink.clock = { middle, rtp, at: performance.now() }
  }

  arrival(block: ReportBlock): void {
    const slot = this.#slotsBySsrc.get(block.ssrc)
    if (slot !== undefined) this.#arrivals.take(slot, block)
  }

  nack(ssrc: number, sequence: number): void {
    const slot = this.#slotsBySsrc.get(ssrc)
    if (slot === undefined || this.#againLeft <= 0) return
    this.#againLeft -= 1
    this.#arrivals.lacks(slot, sequence)
    slot.again(sequence)
  }

  keyframe(ssrc: number): void {
    this.#slotsBySsrc.get(ssrc)?.carries?.askKeyframe(performance.now())
  }

  #dial(attempt: number): void {
    const now = performance.now()
    this.#attempt = attempt
    clearTimeout(this.#dialling)
    const wait = this.#dialledAt + leastBetweenDialsMs - now
    if (wait > 0) {
      this.#dialling = setTimeout(() => this.ground.guard(() => this.#connect(attempt)), wait)
      return
    }
    this.#connect(attempt)
  }

  #connect(attempt: number): void {
    this.#dialledAt = performance.now()
    this.#hangUp()
    const ssrcs = newSsrcs()
    const connection: Connection = new Connection(this.ground, {
      ready: (transport) => {
        const sdp = writeOffer(transport, randomInt(1, 2 ** 47), ssrcs)
        this.say({ kind: 'offer', attempt, sdp, own: ownSlotMids })
      },
      candidate: (candidate) =>
        this.say({ kind: 'candidate', attempt, candidate, mid: ownSlotMids.microphone }),
      open: () => this.#up(connection),
      packet: (packet) => this.#take(packet),
      gone: () => this.#gone(connection),
    })
    this.#connection = connection
    const send = (packet: Buffer) => {
      if (connection.send(packet)) this.ground.packetsForwarded += 1
    }
    this.slots = slotPlans.map(
      (plan) => new Slot(plan, ssrcs.get(plan.mid) ?? 0, send, () => this.room.changed()),
    )
    this.#slotsBySsrc = new Map(this.slots.map((slot) => [slot.ssrc, slot]))
  }

  #answer(sdp: string): void {
    const answer = readAnswer(sdp)
    const connection = this.#connection
    if (answer === null) this.ground.refused()
    if (answer === null || connection === null || this.uplinks.size > 0) return
    this.uplinks = new Map(
      [...answer.ssrcs].map(([source, ssrc]) => [source, new Uplink(source, ssrc, this)]),
    )
    this.#uplinksBySsrc = new Map([...this.uplinks.values()].map((uplink) => [uplink.ssrc, uplink]))
    connection.answer(answer.transport)
    for (const candidate of answer.candidates) connection.candidate(candidate)
  }

  #up(connection: Connection): void {
    if (connection !== this.#connection) return
    this.upSince ??= performance.now()
    this.#arrivals = new Arrivals()
    this.room.changed()
  }

  #gone(connection: Connection): void {
    if (connection !== this.#connection) return
    this.#hangUp()
    this.say({ kind: 'gone' })
    this.room.changed()
  }

  #hangUp(): void {
    for (const uplink of this.uplinks.values()) {
      this.ground.packetsLost += uplink.lost
      for (const slot of [...uplink.takers]) slot.forget(uplink)
      this.room.forget(uplink)
    }
    for (const slot of this.slots) slot.close()
    this.#connection?.close()
    this.#connection = null
    this.upSince = null
    this.uplinks = new Map()
    this.#uplinksBySsrc = new Map()
    this.slots = []
    this.#slotsBySsrc = new Map()
    this.#toldSlots = '[]'
    this.#toldLookedAt = ''
  }

  #take(packet: Buffer): void {
    if (isRtcp(packet)) {
      if (!readRtcp(packet, this)) this.ground.refused()
      return
    }
    const uplink = readRtp(packet, head) ? this.#uplinksBySsrc.get(head.ssrc) : undefined
    const now = performance.now()
    if (!uplink?.take(packet, head, now)) this.ground.refused()
    else if (uplink.isSound && uplink.takers.size === 0) this.room.heard(uplink, now)
  }
}

function sourceOf(use: Slot['use']): FilledSlot['source'] {
  if (use === 'voice') return 'microphone'
  return use === 'screenSound' ? 'screen-sound' : use
}

function newSsrcs(): ReadonlyMap<string, number> {
  const base = randomInt(1, 2 ** 32 - slotPlans.length)
  return new Map(slotPlans.map(({ mid }, index) => [mid, base + index]))
}
