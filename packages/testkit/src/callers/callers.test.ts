import { describe, expect, it } from 'vitest'
import { FrameReader } from './frames.ts'
import { dropper } from './loss.ts'
import { readOffer } from './offer.ts'
import { type Mark, markOf, picturePayloads, readPicture, soundMark, soundPayload } from './payload.ts'
import { Reception } from './reception.ts'
import { isRtcp, readRtcp, writeKeyframeWish, writeNack, writeReport, writeSenderReport } from './rtcp.ts'
import { readRtp, writeRtp } from './rtp.ts'

const mark = (number: number, from = 'anna'): Mark => ({
  from: markOf(from),
  source: 'camera',
  number,
  sentAtMs: number * 66,
})

/** A stream of frames as packets, each frame of so many. */
function stream(frames: readonly { key: boolean; from?: string; bytes?: number }[]) {
  let sequence = 65_530
  return frames.flatMap(({ key, from, bytes = 2_500 }, index) => {
    const payloads = picturePayloads(mark(index, from), { key, bytes })
    return payloads.map((payload, at) => {
      const number = sequence++
      const rtp = {
        marker: at === payloads.length - 1,
        payloadType: 96,
        sequence: number & 0xffff,
        timestamp: index * 6_000,
        ssrc: 7,
        payload,
      }
      return { number, rtp }
    })
  })
}

function drawn(packets: ReturnType<typeof stream>): { numbers: number[]; reader: FrameReader } {
  const numbers: number[] = []
  const reader = new FrameReader(({ mark: one }) => numbers.push(one?.number ?? -1))
  for (const [at, { number, rtp }] of packets.entries()) reader.take(number, rtp, at)
  return { numbers, reader }
}

describe('a synthetic participant', () => {
  it('reads back what it writes: sound with its level, pictures with their beginning', () => {
    const payload = soundPayload({ ...mark(3), source: 'microphone' }, 80)
    const packet = writeRtp(
      { marker: true, payloadType: 111, sequence: 65_535, timestamp: 960, ssrc: 5, payload },
      { extension: 1, level: 30 },
    )
    const rtp = readRtp(packet)
    expect(rtp).toMatchObject({ marker: true, payloadType: 111, sequence: 65_535, timestamp: 960, ssrc: 5 })
    expect(soundMark(rtp?.payload ?? Buffer.alloc(0))).toEqual({ ...mark(3), source: 'microphone' })
    expect(isRtcp(packet)).toBe(false)

    const [first, second] = picturePayloads(mark(9), { key: true, bytes: 2_000 })
    expect(readPicture(first ?? Buffer.alloc(0))).toMatchObject({
      start: true,
      key: true,
      pictureId: 9,
      mark: mark(9),
    })
    expect(readPicture(second ?? Buffer.alloc(0))).toMatchObject({ start: false, key: false, mark: mark(9) })
  })

  it('reads reports and requests, several in one packet', () => {
    const block = {
      ssrc: 8,
      lost: 0.25,
      lostInAll: 10,
      highest: 70_000,
      jitter: 4,
      lastReport: 1,
      sinceLastReport: 2,
    }
    const packet = Buffer.concat([
      writeReport(1, [block]),
      writeNack(1, 8, [65_535, 0, 17]),
      writeKeyframeWish(1, 8),
      writeSenderReport(9, { nowMs: 1_500, timestamp: 7, packets: 1, bytes: 2 }),
    ])
    expect(readRtcp(packet)).toMatchObject([
      { kind: 'report', block },
      { kind: 'nack', ssrc: 8, sequences: [65_535, 0, 17] },
      { kind: 'keyframe-please', ssrc: 8 },
      { kind: 'sender-report', ssrc: 9, timestamp: 7 },
    ])
    expect(readRtcp(packet.subarray(0, 20))).toEqual([])
  })

  it('draws frames that are whole and in order, although their packets were not', () => {
    const packets = stream([{ key: true }, { key: false }, { key: false }])
    const [one, two, ...rest] = packets
    if (one === undefined || two === undefined) throw new Error('no packets')
    expect(drawn([one, ...rest.toReversed(), two]).numbers).toEqual([0, 1, 2])
  })

  it('draws nothing upon a frame that is lost, and asks for a whole one', () => {
    const packets = stream([{ key: true }, { key: false }, { key: false }, { key: true }, { key: false }])
    // A packet of the second frame never comes.
    const { numbers, reader } = drawn(packets.filter((_, at) => at !== 4))
    expect(numbers).toEqual([0])
    expect(reader.wishesKeyframe(10_000)).toBe(false)
    expect(numbers).toEqual([0, 3, 4])
  })

  it('finds a server that switches sources without a whole picture', () => {
    const good = drawn(stream([{ key: true }, { key: true, from: 'ben' }, { key: false, from: 'ben' }]))
    expect([good.numbers, good.reader.badSwitches]).toEqual([[0, 1, 2], 0])
    const bad = drawn(stream([{ key: true }, { key: false, from: 'ben' }]))
    expect([bad.numbers, bad.reader.badSwitches]).toEqual([[0], 1])
  })

  it('asks again for what is missing, after a moment, and not for what came late', () => {
    const reception = new Reception(7, 90_000)
    for (const sequence of [65_534, 1, 2]) reception.take(sequence, 0, 0)
    expect(reception.askAgain(5, 40)).toEqual([])
    reception.take(65_535, 0, 6)
    expect(reception.askAgain(20, 40)).toEqual([0])
    expect(reception.askAgain(30, 40)).toEqual([])
    expect(reception.askAgain(80, 40)).toEqual([0])
    expect(reception.take(2, 0, 90)).toBeNull()
    expect(reception.report(100)).toMatchObject({ lostInAll: 1, highest: 65_538 })
  })

  it('loses the share that it is told to, the same packets for the same seed', () => {
    const of = (seed: number) => {
      const drops = dropper(seed)
      return Array.from({ length: 20_000 }, () => drops(0.03))
    }
    expect(of(3)).toEqual(of(3))
    const lost = of(3).filter(Boolean).length / 20_000
    expect(lost).toBeGreaterThan(0.025)
    expect(lost).toBeLessThan(0.035)
  })

  it('finds its slots in an offer', () => {
    const sdp = [
      'v=0',
      'm=audio 9 UDP/TLS/RTP/SAVPF 111',
      'a=mid:0',
      'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
      'm=video 9 UDP/TLS/RTP/SAVPF 96',
      'a=mid:v1',
      'a=rtcp-fb:96 nack',
      'a=ssrc:1234 cname:x',
      '',
    ].join('\r\n')
    expect([...readOffer(sdp).values()]).toEqual([
      { mid: '0', kind: 'audio', payloadType: 111, ssrcs: [], audioLevel: 1, nack: false },
      { mid: 'v1', kind: 'video', payloadType: 96, ssrcs: [1234], audioLevel: null, nack: true },
    ])
  })
})
