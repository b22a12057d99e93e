/** What is read of a packet's head. One of them is filled again and again: a packet costs no object of its own. */
export interface RtpHead {
  payloadType: number
  marker: boolean
  sequence: number
  timestamp: number
  ssrc: number
  /** Where the payload begins and where it ends, padding left off. */
  payloadAt: number
  payloadEnd: number
  /** RFC 6464, in -dBov: 0 is the loudest, 127 is silence; `null` when the packet does not say. */
  audioLevel: number | null
}

export function emptyHead(): RtpHead {
  return {
    payloadType: 0,
    marker: false,
    sequence: 0,
    timestamp: 0,
    ssrc: 0,
    payloadAt: 0,
    payloadEnd: 0,
    audioLevel: null,
  }
}

/** The `extmap` number under which the offer asks microphones for their level. */
export const audioLevelExtension = 1

export const headBytes = 12

/** Reads a packet's head into `head`; false when it is no RTP packet, and then nothing in `head` may be used. */
export function readRtp(packet: Buffer, head: RtpHead): boolean {
  const length = packet.length
  if (length < headBytes) return false
  const first = packet.readUInt8(0)
  if (first >> 6 !== 2) return false
  const second = packet.readUInt8(1)
  head.marker = second >= 0x80
  head.payloadType = second & 0x7f
  head.sequence = packet.readUInt16BE(2)
  head.timestamp = packet.readUInt32BE(4)
  head.ssrc = packet.readUInt32BE(8)
  head.audioLevel = null
  let at = headBytes + (first & 0x0f) * 4
  if ((first & 0x10) !== 0) {
    if (at + 4 > length) return false
    const end = at + 4 + packet.readUInt16BE(at + 2) * 4
    if (end > length) return false
    if (packet.readUInt16BE(at) === 0xbede) head.audioLevel = readAudioLevel(packet, at + 4, end)
    at = end
  }
  head.payloadAt = at
  head.payloadEnd = length
  if ((first & 0x20) !== 0) {
    const padding = packet.readUInt8(length - 1)
    if (padding === 0) return false
    head.payloadEnd = length - padding
  }
  return head.payloadAt <= head.payloadEnd
}

/** Whether it is RTCP rather than RTP, which share one port (RFC 5761). */
export function isRtcp(packet: Buffer): boolean {
  if (packet.length < 8) return false
  const type = packet.readUInt8(1)
  return type >= 192 && type <= 223
}

function readAudioLevel(packet: Buffer, from: number, end: number): number | null {
  let at = from
  while (at < end) {
    const entry = packet.readUInt8(at)
    const id = entry >> 4
    if (id === 15) return null
    if (id === 0) {
      at += 1
      continue
    }
    if (id === audioLevelExtension && at + 1 < end) return packet.readUInt8(at + 1) & 0x7f
    at += 2 + (entry & 0x0f)
  }
  return null
}
