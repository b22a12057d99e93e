import type { DeviceSignal, FilledSlot, MediaSignal, WantedPicture } from '@baton/contract'
import { answerOffer, type Connection, type IceWay } from './connection.ts'
import { Downlink } from './downlink.ts'
import { Heard } from './heard.ts'
import { dropper, type Loss } from './loss.ts'
import { beginPace, endPace, type Paced } from './pace.ts'
import { type Mark, type MarkedSource, markOf } from './payload.ts'
import { isRtcp, readRtcp, writeKeyframeWish, writeNack, writeReport } from './rtcp.ts'
import { type PictureShape, Uplink } from './uplink.ts'

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
  readonly loss?: Loss
  /** Packets of real sound, over and over, instead of marked ones. */
  readonly opus?: readonly Buffer[]
}

/** Pictures as devices send them: 15 frames a second, the small one a third of the large one. */
const shapes: Record<'camera' | 'cameraSmall' | 'screen', PictureShape> = {
  camera: { framesPerSecond: 15, bitsPerSecond: 300_000 },
  cameraSmall: { framesPerSecond: 15, bitsPerSecond: 90_000 },
  screen: { framesPerSecond: 5, bitsPerSecond: 400_000 },
}
const soundBytes = 80
/** A connection that is not up by then is dialled anew: some never come up in a storm. */
const patienceMs = 5_000

/**
 * A synthetic participant: dials, answers, sends marked sound and pictures as a device does, and counts what really
 * comes. It is polite – asks again for what is missing, reports, sends only pictures that are looked at – and it judges:
 * whose sound comes under whose name, what a decoder could draw, and for how long it heard nothing.
 */
export class Caller implements Paced {
  readonly participantId: string
  readonly mark: number
  /** What it sends, as long as it is connected. */
  readonly sends = { microphone: true, camera: false, screen: false, screenSound: false }
  /** How loud it is: 0 is the loudest, 127 is silence. */
  level = 30
  shapes = shapes
  /** Whether pictures are sent although nobody looks at them. */
  alwaysShows = false
  loss: { send: number; receive: number }
  way: IceWay

  state: 'new' | 'connecting' | 'up' | 'down' | 'closed' = 'new'
  dials = 0
  gone = 0
  dialledAtMs = 0
  firstDialledAtMs: number | null = null
  upAtMs: number | null = null
  firstPacketAtMs: number | null = null
  firstFrameAtMs: number | null = null
  longestDownMs = 0
  filled: readonly FilledSlot[] = []
  speakers: readonly { participantId: string; level: number }[] = []
  lookedAt = { camera: true, cameraSmall: true, screen: true }
  downlinks = new Map<string, Downlink>()
  uplinks: Uplink[] = []
  /** Everything that ever came, by whose and what; it outlives connections. */
  readonly heard = new Map<string, Heard>()

  #signals: Signals
  #options: CallerOptions
  #connection: Connection | null = null
  #attempt = 0
  #wanted: WantedPicture[] = []
  #drops: (share: number) => boolean
  #ssrc = 1 + Math.floor(Math.random() * 0xfffffffe)
  #roundAtMs = 0
  #downSinceMs: number | null = null

  constructor(options: CallerOptions) {
    this.#options = options
    this.participantId = options.participantId
    this.mark = markOf(options.participantId)
    this.way = options.way ?? { iceServers: [], relayOnly: false }
    this.loss = { send: options.loss?.send ?? 0, receive: options.loss?.receive ?? 0 }
    this.#drops = dropper((options.loss?.seed ?? 1) ^ this.mark)
    this.#signals = options.connect((signal) => this.#hear(signal))
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
    return this.heard.get(`${markOf(participantId)} ${source}`)
  }

  /** Frames of somebody's camera, whichever of its two sizes came. */
  framesFrom(participantId: string): number {
    return (
      (this.from(participantId, 'camera')?.pieces ?? 0) +
      (this.from(participantId, 'cameraSmall')?.pieces ?? 0)
    )
  }

  /** Forgets what came until now, to count from here. */
  countAfresh(): void {
    this.heard.clear()
  }

  /** Packets that came under a name that was not their sender's. */
  get wrong(): number {
    return [...this.downlinks.values()].reduce((sum, { wrong }) => sum + wrong, 0)
  }

  /** Sends this as it is on one of its own slots, whatever it is. */
  throwPacket(packet: Buffer): void {
    const own = this.#connection?.own ?? []
    const slot = own[packet.length % Math.max(1, own.length)]?.slot
    if (slot !== undefined) this.#connection?.send(slot.mid, packet)
  }

  isRelayed(): boolean {
    return this.#connection?.isRelayed() ?? false
  }

  tick(nowMs: number): void {
    const isLate = nowMs - this.dialledAtMs > patienceMs
    if ((this.state === 'connecting' || this.state === 'down') && isLate) this.dial()
    if (this.state !== 'up') return
    for (const uplink of this.uplinks) this.#feed(uplink, nowMs)
    this.#askAgain(nowMs)
    if (nowMs - this.#roundAtMs < 1_000) return
    this.#roundAtMs = nowMs
    this.#report(nowMs)
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
        this.filled = signal.slots
        this.#fill()
        return
      case 'speakers':
        this.speakers = signal.speakers
        return
      case 'looked-at':
        this.lookedAt = { camera: signal.camera, cameraSmall: signal.cameraSmall, screen: signal.screen }
        return
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
    const towards = [...connection.slots.values()].filter(({ mid }) => !ownMids.has(mid))
    this.downlinks = new Map(towards.map((slot) => [slot.mid, this.#downlink(slot)]))
    this.uplinks = connection.own.map(({ source, slot, ssrc }) => {
      const send = (packet: Buffer) => this.#send(slot.mid, packet)
      const { payloadType, audioLevel } = slot
      return new Uplink({ source, ssrc, from: this.mark, payloadType, audioLevel, send })
    })
    this.#fill()
  }

  #downlink(slot: Downlink['slot']): Downlink {
    const downlink: Downlink = new Downlink(slot, (mark, atMs) => {
      if (slot.kind === 'video') downlink.watchFrame(mark, atMs)
      this.#note(mark, atMs)
    })
    return downlink
  }

  #become(state: string): void {
    const nowMs = performance.now()
    if (state === 'connected') {
      this.state = 'up'
      this.upAtMs ??= nowMs
      if (this.#downSinceMs !== null)
        this.longestDownMs = Math.max(this.longestDownMs, nowMs - this.#downSinceMs)
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

  #feed(uplink: Uplink, nowMs: number): void {
    const { source } = uplink
    if (source === 'microphone' || source === 'screenSound') {
      const sound = { level: this.level, bytes: soundBytes, opus: this.#options.opus }
      if (this.sends[source]) uplink.speak(nowMs, sound)
      else uplink.rest()
      return
    }
    const isOn = source === 'screen' ? this.sends.screen : this.sends.camera
    if (isOn && (this.alwaysShows || this.lookedAt[source])) uplink.show(nowMs, this.shapes[source])
    else uplink.rest()
  }

  #send(mid: string, packet: Buffer): void {
    if (this.loss.send > 0 && this.#drops(this.loss.send)) return
    this.#connection?.send(mid, packet)
  }

  #receive(mid: string, packet: Buffer): void {
    if (this.loss.receive > 0 && this.#drops(this.loss.receive)) return
    const nowMs = performance.now()
    if (isRtcp(packet)) {
      this.#obey(mid, packet, nowMs)
      return
    }
    this.firstPacketAtMs ??= nowMs
    this.downlinks.get(mid)?.take(packet, nowMs)
  }

  #obey(mid: string, packet: Buffer, nowMs: number): void {
    for (const word of readRtcp(packet)) {
      if (word.kind === 'sender-report') {
        this.downlinks.get(mid)?.reception(word.ssrc)?.noteSenderReport(word.time, nowMs)
        continue
      }
      // One packet comes to every track that it names: each takes what is its own.
      const ssrc = word.kind === 'report' ? word.block.ssrc : word.ssrc
      const uplink = this.uplinks.find((one) => one.ssrc === ssrc)
      if (uplink === undefined || this.#midOf(uplink) !== mid) continue
      if (word.kind === 'nack') uplink.repeat(word.sequences)
      else if (word.kind === 'keyframe-please') uplink.wishKeyframe()
      else uplink.lostThere = word.block.lost
    }
  }

  #midOf(uplink: Uplink): string | undefined {
    return this.#connection?.own.find(({ ssrc }) => ssrc === uplink.ssrc)?.slot.mid
  }

  #fill(): void {
    const nowMs = performance.now()
    const whose = new Map(this.filled.map(({ mid, participantId }) => [mid, participantId]))
    for (const [mid, downlink] of this.downlinks) downlink.fill(whose.get(mid) ?? null, nowMs)
  }

  #note(mark: Mark, atMs: number): void {
    if (mark.source !== 'microphone' && mark.source !== 'screenSound') this.firstFrameAtMs ??= atMs
    const key = `${mark.from} ${mark.source}`
    let heard = this.heard.get(key)
    if (heard === undefined) {
      heard = new Heard(mark.number, atMs)
      this.heard.set(key, heard)
    }
    heard.take(mark.number, atMs - mark.sentAtMs, atMs)
  }

  #askAgain(nowMs: number): void {
    for (const [mid, downlink] of this.downlinks) {
      for (const { ssrc, missing, wishesKeyframe } of downlink.askAgain(nowMs)) {
        if (missing.length > 0) this.#send(mid, writeNack(this.#ssrc, ssrc, missing))
        if (wishesKeyframe) this.#send(mid, writeKeyframeWish(this.#ssrc, ssrc))
      }
    }
  }

  #report(nowMs: number): void {
    for (const [mid, downlink] of this.downlinks) {
      const blocks = [...downlink.receptions()]
        .filter(({ lastAtMs }) => nowMs - lastAtMs < 5_000)
        .map((reception) => reception.report(nowMs))
      if (blocks.length > 0) this.#send(mid, writeReport(this.#ssrc, blocks))
    }
  }
}
