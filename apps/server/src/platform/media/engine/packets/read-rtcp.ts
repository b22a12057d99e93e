/** What a packet of RTCP says that the engine acts upon. Numbers are a stranger's. */
export interface RtcpEars {
  /** A sender's clock: what its media time `rtp` is called on its own clock (`middle`: the middle 32 bits of its NTP time). */
  senderReport(ssrc: number, middle: number, rtp: number): void
  /** How `ssrc` arrives at whoever says it. */
  arrival(block: ReportBlock): void
  nack(ssrc: number, sequence: number): void
  keyframe(ssrc: number): void
}

export interface ReportBlock {
  ssrc: number
  /** 0 to 255, of the packets since the last report. */
  fractionLost: number
  cumulativeLost: number
  highest: number
  jitter: number
  lastReport: number
  sinceLastReport: number
}

const block: ReportBlock = {
  ssrc: 0,
  fractionLost: 0,
  cumulativeLost: 0,
  highest: 0,
  jitter: 0,
  lastReport: 0,
  sinceLastReport: 0,
}

/** Reads a compound packet; false when it is malformed, and then what stood before the fault has been told. */
export function readRtcp(packet: Buffer, ears: RtcpEars): boolean {
  let at = 0
  while (at + 4 <= packet.length) {
    const first = packet.readUInt8(at)
    if (first >> 6 !== 2) return false
    const end = at + 4 + packet.readUInt16BE(at + 2) * 4
    if (end > packet.length) return false
    readOne(packet, at, end, first & 0x1f, ears)
    at = end
  }
  return at === packet.length
}

function readOne(packet: Buffer, at: number, end: number, count: number, ears: RtcpEars): void {
  const type = packet.readUInt8(at + 1)
  if (type === 200 && at + 28 <= end) {
    ears.senderReport(packet.readUInt32BE(at + 4), packet.readUInt32BE(at + 10), packet.readUInt32BE(at + 16))
    readBlocks(packet, at + 28, end, count, ears)
  } else if (type === 201) readBlocks(packet, at + 8, end, count, ears)
  else if (type === 205 && count === 1) readNacks(packet, at, end, ears)
  else if (type === 206 && count === 1 && at + 12 <= end) ears.keyframe(packet.readUInt32BE(at + 8))
  else if (type === 206 && count === 4) {
    for (let entry = at + 12; entry + 8 <= end; entry += 8) ears.keyframe(packet.readUInt32BE(entry))
  }
}

function readBlocks(packet: Buffer, from: number, end: number, count: number, ears: RtcpEars): void {
  for (let at = from, left = count; left > 0 && at + 24 <= end; at += 24, left -= 1) {
    block.ssrc = packet.readUInt32BE(at)
    block.fractionLost = packet.readUInt8(at + 4)
    block.cumulativeLost = packet.readIntBE(at + 5, 3)
    block.highest = packet.readUInt32BE(at + 8)
    block.jitter = packet.readUInt32BE(at + 12)
    block.lastReport = packet.readUInt32BE(at + 16)
    block.sinceLastReport = packet.readUInt32BE(at + 20)
    ears.arrival(block)
  }
}

function readNacks(packet: Buffer, at: number, end: number, ears: RtcpEars): void {
  if (at + 12 > end) return
  const ssrc = packet.readUInt32BE(at + 8)
  for (let entry = at + 12; entry + 4 <= end; entry += 4) {
    const first = packet.readUInt16BE(entry)
    ears.nack(ssrc, first)
    const others = packet.readUInt16BE(entry + 2)
    for (let bit = 0; bit < 16; bit += 1) {
      if ((others & (1 << bit)) !== 0) ears.nack(ssrc, (first + bit + 1) & 0xffff)
    }
  }
}
