import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import type { Chance } from './chance.ts'

/** What a camera would note; searched for in everything that is served. */
export const planted = {
  make: 'PLANTED-CAMERA-MAKE',
  model: 'PLANTED-MODEL-7',
  owner: 'PLANTED-OWNER-NAME',
  serial: 'PLANTED-SERIAL-0042',
  words: 'PLANTED-DESCRIPTION',
} as const

export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff'

/**
 * A photo: coloured quarters with some noise, and in it all that a camera notes (where it was taken too). With
 * orientation 6 it lies on its side until it is turned.
 */
export async function writePhoto(
  chance: Pick<Chance, 'bytes'>,
  {
    format = 'jpeg',
    width = 320,
    height = 240,
    orientation = 1,
  }: { format?: PictureFormat; width?: number; height?: number; orientation?: number } = {},
): Promise<Buffer> {
  const drawn = sharp(quarters(chance, width, height), { raw: { width, height, channels: 3 } })
  const noted = drawn.withExif({
    IFD0: {
      Make: planted.make,
      Model: planted.model,
      Artist: planted.owner,
      ImageDescription: planted.words,
      Orientation: String(orientation),
    },
    IFD2: { BodySerialNumber: planted.serial },
    IFD3: {
      GPSLatitudeRef: 'N',
      GPSLatitude: '51/1 30/1 26/1',
      GPSLongitudeRef: 'W',
      GPSLongitude: '0/1 7/1 39/1',
    },
  })
  return noted.withMetadata({ orientation }).toFormat(format).toBuffer()
}

/** Red and green above, blue and white below, so that it is seen which way up a picture is. */
function quarters(chance: Pick<Chance, 'bytes'>, width: number, height: number): Buffer {
  const colours = [
    [220, 30, 30],
    [30, 180, 30],
    [30, 30, 220],
    [240, 240, 240],
  ]
  const pixels = Buffer.alloc(width * height * 3)
  const noise = chance.bytes(1024)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = colours[(y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1)] ?? []
      const at = (y * width + x) * 3
      for (let channel = 0; channel < 3; channel += 1)
        pixels[at + channel] = Math.min(
          255,
          (colour[channel] ?? 0) + ((noise[(at + channel) % 1024] ?? 0) % 12),
        )
    }
  }
  return pixels
}

/** A PNG that says how large it is; one bit a point, all of them alike, so that it is small and opens into much. */
export function writePng(
  width: number,
  height: number,
  more: readonly { kind: string; content: Buffer }[] = [],
): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(1, 8)
  const row = Math.ceil(width / 8) + 1
  const content = deflateSync(Buffer.alloc(Math.min(row * height, 64 * 1024 * 1024)), { level: 9 })
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...more.map(({ kind, content: of }) => chunk(kind, of)),
    chunk('IDAT', content),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A note in a PNG that opens into very much. */
export function noteBomb(megabytes: number): { kind: string; content: Buffer } {
  const packed = deflateSync(Buffer.alloc(megabytes * 1024 * 1024, 0x41), { level: 9 })
  return { kind: 'zTXt', content: Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), packed]) }
}

function chunk(kind: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), content])
  const framed = Buffer.alloc(8)
  framed.writeUInt32BE(content.length, 0)
  framed.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([framed.subarray(0, 4), named, framed.subarray(4)])
}

/** A GIF of so many frames, each as large as the whole, of which one point is drawn. */
export function writeGif(frames: number, width = 1, height = 1): Buffer {
  const head = Buffer.alloc(13)
  head.write('GIF89a', 'latin1')
  head.writeUInt16LE(width, 6)
  head.writeUInt16LE(height, 8)
  head.writeUInt8(0x80, 10)
  const colours = Buffer.from([0, 0, 0, 255, 255, 255])
  // How long it is shown; where it lies and how large it is; its points, packed.
  const drawn = ['44', '4c'].map((point) => {
    const frame = Buffer.from(`21f90400010000002c0000000000000000000202${point}0100`, 'hex')
    frame.writeUInt16LE(width, 13)
    frame.writeUInt16LE(height, 15)
    return frame
  })
  const all = Array.from({ length: frames }, (_, index) => drawn[index % 2] ?? Buffer.alloc(0))
  return Buffer.concat([head, colours, ...all, Buffer.from([0x3b])])
}

/** A JPEG that says it is of another size than it is. */
export function lyingJpeg(photo: Buffer, width: number, height: number): Buffer {
  const lying = Buffer.from(photo)
  for (let at = 2; at < lying.length - 9; ) {
    const marker = lying.readUInt16BE(at)
    if (marker === 0xffc0 || marker === 0xffc2) {
      lying.writeUInt16BE(height, at + 5)
      lying.writeUInt16BE(width, at + 7)
      break
    }
    at += 2 + lying.readUInt16BE(at + 2)
  }
  return lying
}

/** A TIFF of some pages, each of one byte. */
export function writeTiff(pages: number): Buffer {
  const entries = (strip: number): [number, number, number][] => [
    [256, 3, 8],
    [257, 3, 1],
    [258, 3, 1],
    [259, 3, 1],
    [262, 3, 1],
    [273, 4, strip],
    [277, 3, 1],
    [278, 3, 1],
    [279, 4, 1],
  ]
  const directoryBytes = 2 + 9 * 12 + 4
  const out = Buffer.alloc(8 + pages * (directoryBytes + 2))
  out.write('II*\0', 'latin1')
  out.writeUInt32LE(8, 4)
  for (let page = 0; page < pages; page += 1) {
    const at = 8 + page * (directoryBytes + 2)
    const list = entries(at + directoryBytes)
    out.writeUInt16LE(list.length, at)
    for (const [index, [tag, type, value]] of list.entries()) {
      const entry = at + 2 + index * 12
      out.writeUInt16LE(tag, entry)
      out.writeUInt16LE(type, entry + 2)
      out.writeUInt32LE(1, entry + 4)
      out.writeUInt32LE(value, entry + 8)
    }
    out.writeUInt32LE(page + 1 < pages ? at + directoryBytes + 2 : 0, at + 2 + list.length * 12)
    out.writeUInt8(0xaa, at + directoryBytes)
  }
  return out
}
