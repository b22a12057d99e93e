import { expect, test } from 'vitest'
import { emptyHead, readRtp } from './packets/rtp.ts'
import { emptyVp8Head, readVp8 } from './packets/vp8.ts'
import { Slot } from './slot.ts'
import type { Source } from './slots.ts'
import { Uplink } from './uplink.ts'

interface Sent {
  readonly sequence: number
  readonly timestamp: number
  readonly ssrc: number
  readonly pictureId: number
  readonly payload: string
}

function openSlot(use: 'camera' | 'voice' = 'camera') {
  const sent: Sent[] = []
  const slot = new Slot(
    { mid: 'p0', use },
    900,
    (packet) => sent.push(readSent(packet)),
    () => {},
  )
  return { slot, sent }
}

function readSent(packet: Buffer): Sent {
  const head = emptyHead()
  const vp8 = emptyVp8Head()
  if (!readRtp(packet, head)) throw new Error('no packet')
  readVp8(packet, head.payloadAt, head.payloadEnd, vp8)
  const payload = packet.subarray(head.payloadAt + 4, head.payloadEnd).toString('hex')
  return {
    sequence: head.sequence,
    timestamp: head.timestamp,
    ssrc: head.ssrc,
    pictureId: vp8.pictureId,
    payload,
  }
}

function openUplink(participantId: string, source: Source = 'cameraSmall') {
  const control: Buffer[] = []
  const sender = {
    participantId,
    roundTripMs: 20,
    feedbackSsrc: 1,
    control: (packet: Buffer) => control.push(packet),
  }
  const uplink = new Uplink(source, 77, sender)
  const head = emptyHead()
  return {
    uplink,
    control,
    /** A frame of one packet: `key` or not, with a picture id of its own. */
    frame(sequence: number, at: number, key = false): void {
      const packet = Buffer.alloc(18)
      packet.writeUInt8(0x80, 0)
      packet.writeUInt8(source === 'microphone' ? 111 : 0x80 | 96, 1)
      packet.writeUInt16BE(sequence & 0xffff, 2)
      packet.writeUInt32BE((at * 90) >>> 0, 4)
      packet.writeUInt32BE(77, 8)
      packet.writeUInt16BE(0x9080, 12)
      packet.writeUInt16BE(0x8000 | (sequence & 0x7fff), 14)
      packet.writeUInt8(key ? 0x10 : 0x11, 16)
      packet.writeUInt8(sequence & 0xff, 17)
      expect(readRtp(packet, head) && uplink.take(packet, head, at)).toBe(true)
    },
  }
}

test('a picture begins with a keyframe, which is asked for', () => {
  const { slot, sent } = openSlot()
  const ada = openUplink('ada')
  slot.turnTo(ada.uplink)
  slot.press(0)
  expect(ada.control).toHaveLength(0)
  ada.frame(10, 0)
  slot.press(0)
  expect(ada.control).toHaveLength(1)
  expect(sent).toEqual([])
  ada.frame(11, 40, true)
  ada.frame(12, 80)
  expect(sent.map(({ payload }) => payload)).toEqual(['100b', '110c'])
})

test('another one fills the slot, and numbers, times and pictures go on as if nothing had been', () => {
  const { slot, sent } = openSlot()
  const ada = openUplink('ada')
  const ben = openUplink('ben')
  slot.turnTo(ada.uplink)
  ada.frame(65_534, 0, true)
  ada.frame(65_535, 40)
  ada.frame(65_536, 80)
  slot.turnTo(ben.uplink)
  ada.frame(65_537, 120)
  ben.frame(5, 1_000, true)
  ben.frame(6, 1_040)
  expect(sent).toHaveLength(5)
  const steps = sent.slice(1).map((one, index) => {
    const before = sent[index]
    return [
      (one.sequence - (before?.sequence ?? 0)) & 0xffff,
      (one.timestamp - (before?.timestamp ?? 0)) >>> 0,
      (one.pictureId - (before?.pictureId ?? 0)) & 0x7fff,
    ]
  })
  expect(steps).toEqual([
    [1, 3_600, 1],
    [1, 3_600, 1],
    [1, 82_800, 1],
    [1, 3_600, 1],
  ])
  expect(new Set(sent.map(({ ssrc }) => ssrc))).toEqual(new Set([900]))
})

test('nobody is shown in a slot that was another person’s until their own picture begins', () => {
  const { slot, sent } = openSlot()
  const ada = openUplink('ada')
  const ben = openUplink('ben')
  slot.turnTo(ada.uplink)
  ada.frame(1, 0, true)
  slot.turnTo(ben.uplink)
  expect(slot.carries).toBeNull()
  ada.frame(2, 40)
  ben.frame(1, 40)
  expect(sent).toHaveLength(1)
  ben.frame(2, 80, true)
  expect(slot.carries).toBe(ben.uplink)
})

test('the other size of the same person takes over at its keyframe; until then the first goes on', () => {
  const { slot, sent } = openSlot()
  const small = openUplink('ada', 'cameraSmall')
  const large = openUplink('ada', 'camera')
  slot.turnTo(small.uplink)
  small.frame(1, 0, true)
  slot.turnTo(large.uplink)
  small.frame(2, 40)
  large.frame(50, 40)
  large.frame(51, 80, true)
  small.frame(3, 80)
  expect(sent.map(({ payload }) => payload)).toEqual(['1001', '1102', '1033'])
  expect(small.uplink.takers.size).toBe(0)
})

test('a packet that was lost on the way is made again exactly as it was, of whoever filled the slot then', () => {
  const { slot, sent } = openSlot()
  const ada = openUplink('ada')
  const ben = openUplink('ben')
  slot.turnTo(ada.uplink)
  ada.frame(10, 0, true)
  ada.frame(11, 40)
  slot.turnTo(ben.uplink)
  ben.frame(500, 80, true)
  const before = [...sent]
  for (const { sequence } of before) slot.again(sequence)
  expect(sent.slice(3)).toEqual(before)
  slot.again(((before[0]?.sequence ?? 0) - 1) & 0xffff)
  slot.again(((before[2]?.sequence ?? 0) + 1) & 0xffff)
  expect(sent).toHaveLength(6)
})

test('a packet that comes late takes its own place; one from before the picture began is none of it', () => {
  const { slot, sent } = openSlot()
  const ada = openUplink('ada')
  slot.turnTo(ada.uplink)
  ada.frame(10, 0, true)
  ada.frame(12, 80)
  ada.frame(11, 90)
  ada.frame(9, 95)
  const [first, second, third] = sent.map(({ sequence }) => sequence)
  expect(sent).toHaveLength(3)
  expect([((second ?? 0) - (first ?? 0)) & 0xffff, ((third ?? 0) - (first ?? 0)) & 0xffff]).toEqual([2, 1])
})

test('when the sender has gone nothing of them is held', () => {
  const { slot } = openSlot()
  const ada = openUplink('ada')
  slot.turnTo(ada.uplink)
  ada.frame(1, 0, true)
  slot.forget(ada.uplink)
  expect(slot.carries).toBeNull()
  expect(ada.uplink.takers.size).toBe(0)
})

test('what a stream may not carry is not taken', () => {
  const { uplink } = openUplink('ada', 'microphone')
  const head = emptyHead()
  const picture = Buffer.from('8060000100000001000000 4d90'.replace(' ', ''), 'hex')
  expect(readRtp(picture, head)).toBe(true)
  expect(uplink.take(picture, head, 0)).toBe(false)
})

test('packets that are missing are asked for, and the sender is told how many did not come', () => {
  const ada = openUplink('ada')
  for (const number of [1, 2, 3, 5]) ada.frame(number, number * 40)
  ada.uplink.mend(220)
  expect(ada.control).toHaveLength(1)
  expect(ada.uplink.report(1_000)).toMatchObject({ ssrc: 77, cumulativeLost: 1, fractionLost: 51 })
  ada.frame(4, 240)
  expect(ada.uplink.report(2_000)).toMatchObject({ cumulativeLost: 0, fractionLost: 0 })
})
