/** What is read of the VP8 payload descriptor (RFC 7741), which devices never encrypt; filled again and again. */
export interface Vp8Head {
  /** Where the picture id stands in the packet; -1: nowhere. */
  pictureIdAt: number
  wide: boolean
  pictureId: number
  /** Where the TL0PICIDX stands in the packet; -1: nowhere. */
  layerAt: number
  layer: number
  startsKeyframe: boolean
}

export function emptyVp8Head(): Vp8Head {
  return { pictureIdAt: -1, wide: false, pictureId: 0, layerAt: -1, layer: 0, startsKeyframe: false }
}

/** Reads the descriptor between `from` and `end`; false when it is not whole. */
export function readVp8(packet: Buffer, from: number, end: number, head: Vp8Head): boolean {
  head.pictureIdAt = -1
  head.layerAt = -1
  head.startsKeyframe = false
  if (from >= end) return false
  const first = packet.readUInt8(from)
  let at = from + 1
  if ((first & 0x80) !== 0) {
    if (at >= end) return false
    const extended = packet.readUInt8(at)
    at += 1
    if ((extended & 0x80) !== 0) {
      if (at + 1 >= end) return false
      const id = packet.readUInt8(at)
      head.pictureIdAt = at
      head.wide = id >= 0x80
      head.pictureId = head.wide ? packet.readUInt16BE(at) & 0x7fff : id
      at += head.wide ? 2 : 1
    }
    if ((extended & 0x40) !== 0) {
      if (at >= end) return false
      head.layerAt = at
      head.layer = packet.readUInt8(at)
      at += 1
    }
    if ((extended & 0x30) !== 0) at += 1
  }
  if (at >= end) return false
  // The first partition's first packet; the lowest bit of the frame's first byte is 0 for a keyframe. Devices leave the
  // first bytes of a frame in the clear so that this can be read.
  head.startsKeyframe = (first & 0x17) === 0x10 && (packet.readUInt8(at) & 1) === 0
  return true
}
