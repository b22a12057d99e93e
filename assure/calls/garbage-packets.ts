import type { Random } from '../faults/random.ts'

/** What a stranger throws at an open UDP port: noise, and beginnings of each protocol that lives there. */
export function strangersPacket(random: Random): Buffer {
  const packet = random.bytes(1 + random.below(1_400))
  const magicCookie = 0x2112a442
  switch (random.below(5)) {
    case 0:
      // STUN, with lengths and attributes that lie.
      packet[0] = random.among([0, 1])
      packet[1] = random.among([0, 1, 0x11])
      if (packet.length >= 8) packet.writeUInt32BE(magicCookie, 4)
      return packet
    case 1:
      // DTLS: a handshake, an alert, or data.
      packet[0] = 20 + random.below(5)
      if (packet.length >= 3) packet.writeUInt16BE(random.among([0xfefd, 0xfeff, 0x0303]), 1)
      return packet
    case 2:
      // SRTP and SRTCP that nobody can open.
      packet[0] = 0x80 | random.below(64)
      return packet
    case 3:
      return Buffer.alloc(1 + random.below(3), random.below(256))
    default:
      return packet
  }
}

/** What a participant who was let in may send through their own encrypted line: RTP and RTCP that lie about themselves. */
export function participantsPacket(
  random: Random,
  ssrcs: readonly number[],
  types: readonly number[],
): Buffer {
  return random.below(2) === 0 ? lyingRtp(random, ssrcs, types) : lyingRtcp(random, ssrcs)
}

function lyingRtp(random: Random, ssrcs: readonly number[], types: readonly number[]): Buffer {
  const packet = random.bytes(12 + random.below(1_100))
  // Versions, paddings, extensions and sources that the packet has no room for.
  packet[0] = random.among([0x80, 0x80, 0x8f, 0x90, 0xa0, 0xbf, 0x00, 0xc0])
  packet[1] = random.among(types) | random.among([0, 0x80])
  packet.writeUInt32BE(random.among([...ssrcs, random.below(2 ** 31)]), 8)
  if (packet.length >= 16 && random.below(2) === 0) {
    packet.writeUInt16BE(random.among([0xbede, 0x1000, 0]), 12)
    packet.writeUInt16BE(random.among([0, 1, 5, 300, 0xffff]), 14)
  }
  // Sometimes nothing but a header, or VP8 whose descriptor goes on for ever.
  if (random.below(4) === 0) return packet.subarray(0, 12 + random.below(3))
  packet.fill(0xff, 12, Math.min(packet.length, 12 + random.below(24)))
  return packet
}

function lyingRtcp(random: Random, ssrcs: readonly number[]): Buffer {
  const packet = random.bytes(8 + random.below(30) * 4)
  packet[0] = 0x80 | random.below(64)
  packet[1] = 192 + random.below(20)
  // Half of them say how long they are; the others are far longer, or nothing.
  packet.writeUInt16BE(random.below(2) === 0 ? packet.length / 4 - 1 : random.below(0x10000), 2)
  packet.writeUInt32BE(random.among([...ssrcs, 1]), 4)
  if (packet.length >= 12) packet.writeUInt32BE(random.among([...ssrcs, 2]), 8)
  return packet
}
