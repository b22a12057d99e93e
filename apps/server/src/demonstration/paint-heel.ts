import { crc32, deflateSync } from 'node:zlib'

const width = 640
const height = 480

type Colour = readonly [red: number, green: number, blue: number]

/**
 * Paints what could be a photo of a heel with a red patch and a paper ruler beside it, as a PNG: what the demonstration
 * shows is made when it is made, so that no picture of anybody comes with the program.
 */
export function paintHeel(): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0; y < height; y += 1) {
    const row = y * (1 + width * 3)
    // Each colour as its difference from the one to its left, which is nearly always the same few bytes.
    rows[row] = 1
    let before: Colour = [0, 0, 0]
    for (let x = 0; x < width; x += 1) {
      const colour = colourAt(x, y)
      for (const [channel, value] of colour.entries()) {
        rows[row + 1 + x * 3 + channel] = (value - (before[channel] ?? 0)) & 0xff
      }
      before = colour
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits of each of three colours.
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function colourAt(x: number, y: number): Colour {
  if (y > height - 62 && y < height - 26 && x > 90 && x < 550) return ruler(x - 90, y - (height - 62))
  const heel = within(x, y, { x: 320, y: 265, wide: 175, high: 135 })
  const leg = y > 265 ? 0 : Math.max(0, 1 - Math.abs(x - 320) / (120 + Math.max(0, y - 90) / 4))
  const sheet = mixed([190, 204, 216], [228, 234, 238], (x / width + y / height) / 2)
  const light = Math.max(0, 1 - Math.hypot(x - 270, y - 190) / 330)
  const skin = mixed([150, 102, 82], [231, 187, 160], 0.25 + 0.75 * light)
  const foot = mixed(sheet, skin, smooth(Math.max(heel * 9, leg * 9)))
  const patch = within(x, y, { x: 335, y: 290, wide: 80, high: 58 })
  return mixed(foot, [168, 58, 56], 0.8 * smooth(patch * 1.4))
}

/** Marks of a centimetre and of five. */
function ruler(x: number, y: number): Colour {
  const centimetre = 30
  const mark = x % centimetre < 2 && y < (Math.floor(x / centimetre) % 5 === 0 ? 24 : 14)
  return mark ? [40, 44, 52] : [246, 245, 240]
}

/** How deep inside an ellipse: 0 at its edge and outside, 1 in its middle. */
function within(x: number, y: number, { x: atX, y: atY, wide, high }: Ellipse): number {
  return Math.max(0, 1 - Math.hypot((x - atX) / wide, (y - atY) / high))
}

interface Ellipse {
  readonly x: number
  readonly y: number
  readonly wide: number
  readonly high: number
}

function smooth(share: number): number {
  const held = Math.min(1, Math.max(0, share))
  return held * held * (3 - 2 * held)
}

function mixed(from: Colour, to: Colour, share: number): Colour {
  const between = (one: number, other: number) => Math.round(one + (other - one) * share)
  return [between(from[0], to[0]), between(from[1], to[1]), between(from[2], to[2])]
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
}
