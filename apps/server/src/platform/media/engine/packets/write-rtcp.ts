import type { ReportBlock } from './read-rtcp.ts'

/** Asks the sender of `ssrc` for these packets again (RFC 4585). Numbers are of 16 bits, in rising order. */
export function writeNack(from: number, ssrc: number, sequences: readonly number[]): Buffer {
  const entries: [number, number][] = []
  for (const sequence of sequences) {
    const last = entries.at(-1)
    const past = last === undefined ? 0 : (sequence - last[0] - 1) & 0xffff
    if (last !== undefined && past < 16) last[1] |= 1 << past
    else entries.push([sequence, 0])
  }
  const packet = start(12 + entries.length * 4, 1, 205, from)
  packet.writeUInt32BE(ssrc, 8)
  entries.forEach(([first, others], index) => {
    packet.writeUInt16BE(first, 12 + index * 4)
    packet.writeUInt16BE(others, 14 + index * 4)
  })
  return packet
}

/** Asks the sender of `ssrc` for a keyframe. */
export function writePictureLoss(from: number, ssrc: number): Buffer {
  const packet = start(12, 1, 206, from)
  packet.writeUInt32BE(ssrc, 8)
  return packet
}

export function writeReceiverReport(from: number, blocks: readonly ReportBlock[]): Buffer {
  const packet = start(8 + blocks.length * 24, blocks.length, 201, from)
  blocks.forEach((block, index) => {
    const at = 8 + index * 24
    packet.writeUInt32BE(block.ssrc, at)
    packet.writeUInt8(Math.min(255, Math.max(0, block.fractionLost)), at + 4)
    packet.writeIntBE(Math.min(0x7fffff, Math.max(-0x800000, block.cumulativeLost)), at + 5, 3)
    packet.writeUInt32BE(block.highest >>> 0, at + 8)
    packet.writeUInt32BE(block.jitter >>> 0, at + 12)
    packet.writeUInt32BE(block.lastReport, at + 16)
    packet.writeUInt32BE(block.sinceLastReport >>> 0, at + 20)
  })
  return packet
}

/** How one of our streams stands: what its media time is called on the clock that all of a device's streams share. */
export interface SenderReport {
  readonly ssrc: number
  readonly wallMs: number
  readonly rtp: number
  readonly packets: number
  readonly octets: number
}

export function writeSenderReports(reports: readonly SenderReport[]): Buffer {
  return Buffer.concat(
    reports.map((report) => {
      const packet = start(28, 0, 200, report.ssrc)
      const { seconds, fraction } = ntpOf(report.wallMs)
      packet.writeUInt32BE(seconds, 8)
      packet.writeUInt32BE(fraction, 12)
      packet.writeUInt32BE(report.rtp >>> 0, 16)
      packet.writeUInt32BE(report.packets >>> 0, 20)
      packet.writeUInt32BE(report.octets >>> 0, 24)
      return packet
    }),
  )
}

/** The middle 32 bits of the NTP time, by which a report names the one that it answers; 65,536 to the second. */
export function middleOf(wallMs: number): number {
  const { seconds, fraction } = ntpOf(wallMs)
  return (((seconds & 0xffff) << 16) | (fraction >>> 16)) >>> 0
}

/** From 1900, as NTP counts, to 1970. */
const ntpEpochSeconds = 2_208_988_800

function ntpOf(wallMs: number): { seconds: number; fraction: number } {
  const whole = Math.floor(wallMs / 1_000)
  return {
    seconds: (whole + ntpEpochSeconds) >>> 0,
    fraction: Math.floor(((wallMs - whole * 1_000) / 1_000) * 2 ** 32) >>> 0,
  }
}

function start(bytes: number, count: number, type: number, from: number): Buffer {
  const packet = Buffer.alloc(bytes)
  packet.writeUInt8(0x80 | count, 0)
  packet.writeUInt8(type, 1)
  packet.writeUInt16BE(bytes / 4 - 1, 2)
  packet.writeUInt32BE(from, 4)
  return packet
}
