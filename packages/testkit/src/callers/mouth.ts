import type { Connection } from './connection.ts'
import type { Rtcp } from './rtcp.ts'
import { type PictureShape, Uplink } from './uplink.ts'

/** Pictures as devices send them: 15 frames a second, the small one a third of the large one. */
const shapes: Record<'camera' | 'cameraSmall' | 'screen', PictureShape> = {
  camera: { framesPerSecond: 15, bitsPerSecond: 300_000 },
  cameraSmall: { framesPerSecond: 15, bitsPerSecond: 90_000 },
  screen: { framesPerSecond: 5, bitsPerSecond: 400_000 },
}
const soundBytes = 80

/** What a caller sends: its streams on the connection that it has now. */
export class Mouth {
  /** What is on, as long as it is connected. */
  readonly sends = { microphone: true, camera: false, screen: false, screenSound: false }
  /** How loud it is: 0 is the loudest, 127 is silence. */
  level = 30
  shapes = shapes
  /** Whether pictures are sent although nobody looks at them. */
  alwaysShows = false
  lookedAt = { camera: true, cameraSmall: true, screen: true }
  /** Packets of real sound, over and over, instead of marked ones. */
  opus: readonly Buffer[] | undefined
  uplinks: readonly Uplink[] = []
  #mark: number
  #mids = new Map<Uplink, string>()

  constructor(mark: number) {
    this.#mark = mark
  }

  /** A new connection: streams that begin anew. */
  open(own: Connection['own'], send: (mid: string, packet: Buffer) => void): void {
    this.#mids = new Map(
      own.map(({ source, slot, ssrc }) => {
        const { mid, payloadType, audioLevel } = slot
        const pass = (packet: Buffer) => send(mid, packet)
        return [new Uplink({ source, ssrc, from: this.#mark, payloadType, audioLevel, send: pass }), mid]
      }),
    )
    this.uplinks = [...this.#mids.keys()]
  }

  feed(nowMs: number): void {
    for (const uplink of this.uplinks) this.#feed(uplink, nowMs)
  }

  /** Does what the server asks of one of its streams. One packet comes to every slot that it names: each its own. */
  obey(mid: string, word: Exclude<Rtcp, { kind: 'sender-report' }>): void {
    const ssrc = word.kind === 'report' ? word.block.ssrc : word.ssrc
    const uplink = this.uplinks.find((one) => one.ssrc === ssrc)
    if (uplink === undefined || this.#mids.get(uplink) !== mid) return
    if (word.kind === 'nack') uplink.repeat(word.sequences)
    else if (word.kind === 'keyframe-please') uplink.wishKeyframe()
    else uplink.lostThere = word.block.lost
  }

  #feed(uplink: Uplink, nowMs: number): void {
    const { source } = uplink
    if (source === 'microphone' || source === 'screenSound') {
      const sound = { level: this.level, bytes: soundBytes, opus: this.opus }
      if (this.sends[source]) uplink.speak(nowMs, sound)
      else uplink.rest()
      return
    }
    const isOn = source === 'screen' ? this.sends.screen : this.sends.camera
    if (isOn && (this.alwaysShows || this.lookedAt[source])) uplink.show(nowMs, this.shapes[source])
    else uplink.rest()
  }
}
