import { expect, test } from 'vitest'
import { emptyHead, isRtcp, readRtp } from './rtp.ts'

const plain = Buffer.from('806f0001000003e80000002a0102', 'hex')

test('a packet of sound is read: whose it is, its place, its time and where its payload stands', () => {
  const head = emptyHead()
  expect(readRtp(plain, head)).toBe(true)
  expect(head).toMatchObject({
    payloadType: 111,
    sequence: 1,
    timestamp: 1000,
    ssrc: 42,
    payloadAt: 12,
    payloadEnd: 14,
  })
  expect(head.audioLevel).toBeNull()
})

test('how loud it is, is read from the extension of the microphone', () => {
  const head = emptyHead()
  const loud = Buffer.concat([
    Buffer.from('90ef0001000003e80000002abede000110 1e0000'.replace(' ', ''), 'hex'),
    Buffer.from([1]),
  ])
  expect(readRtp(loud, head)).toBe(true)
  expect(head).toMatchObject({ audioLevel: 30, payloadAt: 20, payloadEnd: 21, marker: true })
})

test('padding is left off', () => {
  const head = emptyHead()
  expect(readRtp(Buffer.from('a0600001000003e80000002a010203000003', 'hex'), head)).toBe(true)
  expect(head.payloadEnd - head.payloadAt).toBe(3)
})

test.each([
  ['too short', '80600001'],
  ['another version', '006f0001000003e80000002a0102'],
  ['an extension past the end', '906f0001000003e80000002abede00ff'],
  ['an extension cut off', '906f0001000003e80000002abe'],
  ['more padding than packet', 'a06f0001000003e80000002a01ff'],
  ['padding of nothing', 'a06f0001000003e80000002a0100'],
  ['more sources than packet', '8f6f0001000003e80000002a0102'],
])('what is no packet is said to be none: %s', (_, hex) => {
  expect(readRtp(Buffer.from(hex, 'hex'), emptyHead())).toBe(false)
})

test('any bytes at all are read without a fault', () => {
  const head = emptyHead()
  for (let round = 0; round < 20_000; round += 1) {
    const bytes = Buffer.from(Array.from({ length: round % 40 }, () => Math.floor(Math.random() * 256)))
    if (bytes.length > 0 && round % 2 === 0) bytes.writeUInt8(0x90 | (bytes.readUInt8(0) & 0x2f), 0)
    const isRead = readRtp(bytes, head)
    if (isRead) expect(head.payloadEnd).toBeLessThanOrEqual(bytes.length)
  }
})

test('reports are told from sound and pictures', () => {
  expect(isRtcp(Buffer.from('80c8000600000001', 'hex'))).toBe(true)
  expect(isRtcp(plain)).toBe(false)
  expect(isRtcp(Buffer.from('80c8', 'hex'))).toBe(false)
})
