/** What one report says of one stream that its writer receives. */
export interface ReportBlock {
  readonly ssrc: number
  /** Share of packets lost since the last report, 0 to 1. */
  readonly lost: number
  readonly lostInAll: number
  readonly highest: number
  /** In units of the stream's clock. */
  readonly jitter: number
  /** Middle 32 bits of the last sender report's time, and how long ago it came, in 1/65,536 s. */
  readonly lastReport: number
  readonly sinceLastReport: number
}

export type Rtcp =
  | {
      readonly kind: 'sender-report'
      readonly ssrc: number
      readonly time: number
      readonly timestamp: number
    }
  | { readonly kind: 'report'; readonly block: ReportBlock }
  | { readonly kind: 'nack'; readonly ssrc: number; readonly sequences: readonly number[] }
  | { readonly kind: 'keyframe-please'; readonly ssrc: number }

/** Everything in a compound RTCP packet that a device acts on (RFC 3550, 4585, 5104). */
export function readRtcp(packet: Buffer): Rtcp[] {
  const found: Rtcp[] = []
  let at = 0
  while (at + 4 <= packet.length) {
    const length = (packet.readUInt16BE(at + 2) + 1) * 4
    const part = packet.subarray(at, at + length)
    if (part.length < length) break
    found.push(...readPart(part))
    at += length
  }
  return found
}

export function isRtcp(packet: Buffer): boolean {
  const type = packet[1] ?? 0
  return type >= 192 && type <= 223
}

function readPart(part: Buffer): Rtcp[] {
  const count = (part[0] ?? 0) & 0x1f
  switch (part[1]) {
    case 200: {
      if (part.length < 28) return []
      const report: Rtcp = {
        kind: 'sender-report',
        ssrc: part.readUInt32BE(4),
        time: part.readUInt32BE(10),
        timestamp: part.readUInt32BE(16),
      }
      return [report, ...readBlocks(part, 28, count)]
    }
    case 201:
      return readBlocks(part, 8, count)
    case 205:
      return count === 1 && part.length >= 16
        ? [{ kind: 'nack', ssrc: part.readUInt32BE(8), sequences: readNacked(part) }]
        : []
    case 206:
      return readKeyframeWish(part, count)
    default:
      return []
  }
}

/** A picture is lost (PLI) or a whole one is asked for (FIR, which names its stream further down). */
function readKeyframeWish(part: Buffer, format: number): Rtcp[] {
  if (format === 1 && part.length >= 12) return [{ kind: 'keyframe-please', ssrc: part.readUInt32BE(8) }]
  if (format === 4 && part.length >= 20) return [{ kind: 'keyframe-please', ssrc: part.readUInt32BE(12) }]
  return []
}

function readBlocks(part: Buffer, from: number, count: number): Rtcp[] {
  const found: Rtcp[] = []
  for (let at = from; found.length < count && at + 24 <= part.length; at += 24) {
    const block: ReportBlock = {
      ssrc: part.readUInt32BE(at),
      lost: (part[at + 4] ?? 0) / 256,
      lostInAll: part.readIntBE(at + 5, 3),
      highest: part.readUInt32BE(at + 8),
      jitter: part.readUInt32BE(at + 12),
      lastReport: part.readUInt32BE(at + 16),
      sinceLastReport: part.readUInt32BE(at + 20),
    }
    found.push({ kind: 'report', block })
  }
  return found
}

function readNacked(part: Buffer): number[] {
  const sequences: number[] = []
  for (let at = 12; at + 4 <= part.length; at += 4) {
    const first = part.readUInt16BE(at)
    const mask = part.readUInt16BE(at + 2)
    sequences.push(first)
    for (let bit = 0; bit < 16; bit += 1) {
      if ((mask & (1 << bit)) !== 0) sequences.push((first + bit + 1) & 0xffff)
    }
  }
  return sequences
}

export function writeReport(from: number, blocks: readonly ReportBlock[]): Buffer {
  const packet = Buffer.alloc(8 + blocks.length * 24)
  header(packet, blocks.length, 201, from)
  blocks.forEach((block, index) => {
    const at = 8 + index * 24
    packet.writeUInt32BE(block.ssrc, at)
    packet[at + 4] = Math.max(0, Math.min(255, Math.floor(block.lost * 256)))
    packet.writeIntBE(Math.max(-0x800000, Math.min(0x7fffff, block.lostInAll)), at + 5, 3)
    packet.writeUInt32BE(block.highest >>> 0, at + 8)
    packet.writeUInt32BE(Math.min(0xffffffff, Math.round(block.jitter)), at + 12)
    packet.writeUInt32BE(block.lastReport, at + 16)
    packet.writeUInt32BE(block.sinceLastReport >>> 0, at + 20)
  })
  return packet
}

/** At `nowMs` of the wall clock, a stream stood at `timestamp` and had sent so much. */
export function writeSenderReport(
  ssrc: number,
  at: {
    readonly nowMs: number
    readonly timestamp: number
    readonly packets: number
    readonly bytes: number
  },
): Buffer {
  const packet = Buffer.alloc(28)
  header(packet, 0, 200, ssrc)
  // Seconds since 1900, and the rest in 1/2^32 s.
  packet.writeUInt32BE((Math.floor(at.nowMs / 1000) + 2_208_988_800) >>> 0, 8)
  packet.writeUInt32BE(Math.floor(((at.nowMs % 1000) / 1000) * 2 ** 32) >>> 0, 12)
  packet.writeUInt32BE(at.timestamp >>> 0, 16)
  packet.writeUInt32BE(at.packets >>> 0, 20)
  packet.writeUInt32BE(at.bytes >>> 0, 24)
  return packet
}

export function writeNack(from: number, ssrc: number, sequences: readonly number[]): Buffer {
  const packet = Buffer.alloc(12 + sequences.length * 4)
  header(packet, 1, 205, from)
  packet.writeUInt32BE(ssrc, 8)
  // One entry each, with an empty mask: a few bytes more than could be, and nothing to get wrong.
  sequences.forEach((sequence, index) => {
    packet.writeUInt16BE(sequence, 12 + index * 4)
  })
  return packet
}

export function writeKeyframeWish(from: number, ssrc: number): Buffer {
  const packet = Buffer.alloc(12)
  header(packet, 1, 206, from)
  packet.writeUInt32BE(ssrc, 8)
  return packet
}

function header(packet: Buffer, count: number, type: number, from: number): void {
  packet[0] = 0x80 | count
  packet[1] = type
  packet.writeUInt16BE(packet.length / 4 - 1, 2)
  packet.writeUInt32BE(from, 4)
}
