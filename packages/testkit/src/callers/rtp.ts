/**
 * RTP (RFC 3550) as a device writes and reads it. Written apart from the media server's own, on purpose: what the two
 * do not agree on is a fault that a test can find.
 */
export interface Rtp {
  readonly marker: boolean
  readonly payloadType: number
  readonly sequence: number
  readonly timestamp: number
  readonly ssrc: number
  readonly payload: Buffer
}

/** The packet's parts; `undefined`: it is none. The payload is a view, not a copy. */
export function readRtp(packet: Buffer): Rtp | undefined {
  const [first, second] = packet
  if (first === undefined || second === undefined || packet.length < 12 || first >> 6 !== 2) return undefined
  let start = 12 + (first & 0x0f) * 4
  if ((first & 0x10) !== 0) {
    if (packet.length < start + 4) return undefined
    start += 4 + packet.readUInt16BE(start + 2) * 4
  }
  const padding = (first & 0x20) === 0 ? 0 : (packet.at(-1) ?? 0)
  const end = packet.length - padding
  if (end < start) return undefined
  return {
    marker: (second & 0x80) !== 0,
    payloadType: second & 0x7f,
    sequence: packet.readUInt16BE(2),
    timestamp: packet.readUInt32BE(4),
    ssrc: packet.readUInt32BE(8),
    payload: packet.subarray(start, end),
  }
}

/** How loud a packet of sound is, as RFC 6464 has it: 0 is the loudest, 127 is silence. */
export interface AudioLevel {
  /** The number that the offer gave the extension. */
  readonly extension: number
  readonly level: number
}

export function writeRtp(rtp: Rtp, audioLevel?: AudioLevel): Buffer {
  const extension = audioLevel === undefined ? 0 : 8
  const packet = Buffer.allocUnsafe(12 + extension + rtp.payload.length)
  packet[0] = audioLevel === undefined ? 0x80 : 0x90
  packet[1] = (rtp.marker ? 0x80 : 0) | rtp.payloadType
  packet.writeUInt16BE(rtp.sequence, 2)
  packet.writeUInt32BE(rtp.timestamp, 4)
  packet.writeUInt32BE(rtp.ssrc, 8)
  if (audioLevel !== undefined) {
    // The one-byte form of RFC 8285: one element of one byte, filled up to a word.
    packet.writeUInt32BE(0xbede0001, 12)
    packet.writeUInt32BE(0, 16)
    packet[16] = audioLevel.extension << 4
    packet[17] = 0x80 | audioLevel.level
  }
  rtp.payload.copy(packet, 12 + extension)
  return packet
}

/** Of two sequence numbers that wrap, how far the second is ahead of the first: −32,768 to 32,767. */
export function sequencesAhead(from: number, to: number): number {
  return ((to - from + 0x8000) & 0xffff) - 0x8000
}
