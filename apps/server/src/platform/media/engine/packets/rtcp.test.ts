import { expect, test } from 'vitest'
import { type ReportBlock, readRtcp } from './read-rtcp.ts'
import {
  middleOf,
  writeNack,
  writePictureLoss,
  writeReceiverReport,
  writeSenderReports,
} from './write-rtcp.ts'

function hear(packet: Buffer) {
  const heard: unknown[] = []
  const isWhole = readRtcp(packet, {
    senderReport: (ssrc, middle, rtp) => heard.push({ ssrc, middle, rtp }),
    arrival: (block) => heard.push({ ...block }),
    nack: (ssrc, sequence) => heard.push(`${ssrc} lacks ${sequence}`),
    keyframe: (ssrc) => heard.push(`${ssrc} anew`),
  })
  return { isWhole, heard }
}

const block: ReportBlock = {
  ssrc: 7,
  fractionLost: 12,
  cumulativeLost: -3,
  highest: 70_000,
  jitter: 90,
  lastReport: 0x12345678,
  sinceLastReport: 65_536,
}

test('what is written is read as it was meant', () => {
  expect(hear(writeReceiverReport(1, [block])).heard).toEqual([block])
  expect(hear(writePictureLoss(1, 7)).heard).toEqual(['7 anew'])
  const wallMs = Date.UTC(2026, 10, 27)
  const [said] = hear(writeSenderReports([{ ssrc: 7, wallMs, rtp: 9_000, packets: 3, octets: 200 }])).heard
  expect(said).toEqual({ ssrc: 7, middle: middleOf(wallMs), rtp: 9_000 })
})

test('a request for many packets is short, and names each of them, past the end of the count too', () => {
  const packet = writeNack(1, 7, [65_534, 65_535, 3, 40])
  expect(packet.length).toBe(20)
  expect(hear(packet).heard).toEqual(['7 lacks 65534', '7 lacks 65535', '7 lacks 3', '7 lacks 40'])
})

test('several words in one packet are all heard', () => {
  expect(hear(Buffer.concat([writeReceiverReport(1, []), writePictureLoss(1, 7)]))).toEqual({
    isWhole: true,
    heard: ['7 anew'],
  })
})

test('words that are cut off, or longer than they are, are refused', () => {
  expect(hear(writePictureLoss(1, 7).subarray(0, 10)).isWhole).toBe(false)
  expect(hear(Buffer.from('81ce00ff0000000100000007', 'hex'))).toEqual({ isWhole: false, heard: [] })
  expect(hear(Buffer.from('9fc9000100000001', 'hex')).heard).toEqual([])
})

test('any bytes at all are read without a fault', () => {
  for (let round = 0; round < 20_000; round += 1) {
    const bytes = Buffer.from(Array.from({ length: round % 64 }, () => Math.floor(Math.random() * 256)))
    if (bytes.length > 4) {
      bytes.writeUInt8(0x80 | (round % 32), 0)
      bytes.writeUInt8(200 + (round % 8), 1)
      bytes.writeUInt16BE(round % 17, 2)
    }
    hear(bytes)
  }
})
