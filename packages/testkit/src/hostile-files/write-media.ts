/** A second of quiet as WAV. */
export function writeWav(seconds = 1): Buffer {
  const samples = 8000 * seconds
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + samples, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8000, 24)
  head.writeUInt32LE(8000, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(samples, 40)
  return Buffer.concat([head, Buffer.alloc(samples, 128)])
}

/** Quiet as MP3: frames of 128 kbit/s. */
export function writeMp3(frames = 40): Buffer {
  const frame = Buffer.alloc(417)
  frame.writeUInt32BE(0xfffb9064, 0)
  return Buffer.concat(Array.from({ length: frames }, () => frame))
}

/** What a phone records: sound alone, or a film; with where it was, if it is to be told. */
export function writeMp4({
  film = false,
  brand = 'isom',
  place = '',
}: {
  film?: boolean
  brand?: string
  place?: string
} = {}): Buffer {
  const type = box('ftyp', Buffer.from(`${brand}\0\0\u0002\0${brand}mp42`, 'latin1'))
  const tracks = [track(1, false), ...(film ? [track(2, true)] : [])]
  const notes =
    place === '' ? [] : [box('udta', box('\u00a9xyz', Buffer.from(`\0\u0012\u0015\u00c7${place}`, 'latin1')))]
  const movie = box('moov', box('mvhd', movieHeader()), ...tracks, ...notes)
  return Buffer.concat([type, movie, box('mdat', Buffer.alloc(64, 1))])
}

function movieHeader(): Buffer {
  const header = Buffer.alloc(100)
  header.writeUInt32BE(1000, 12)
  header.writeUInt32BE(3000, 16)
  header.writeUInt32BE(0x00010000, 20)
  header.writeUInt16BE(0x0100, 24)
  header.writeUInt32BE(3, 96)
  return header
}

function track(id: number, film: boolean): Buffer {
  const header = Buffer.alloc(84)
  header.writeUInt32BE(3, 0)
  header.writeUInt32BE(id, 12)
  header.writeUInt32BE(3000, 20)
  if (film) {
    header.writeUInt32BE(320 << 16, 76)
    header.writeUInt32BE(240 << 16, 80)
  }
  const media = Buffer.alloc(24)
  media.writeUInt32BE(1000, 12)
  media.writeUInt32BE(3000, 16)
  const handler = Buffer.concat([
    Buffer.alloc(8),
    Buffer.from(film ? 'vide' : 'soun', 'latin1'),
    Buffer.alloc(13),
  ])
  const sample = film ? filmSample() : soundSample()
  const samples = box(
    'stbl',
    box('stsd', counted(1, sample)),
    box('stts', counted(1, numbers(1, 3000))),
    box('stsc', counted(1, numbers(1, 1, 1))),
    box('stsz', Buffer.concat([Buffer.alloc(4), numbers(0, 1, 64)])),
    box('stco', counted(1, numbers(0))),
  )
  const information = box('minf', samples)
  return box('trak', box('tkhd', header), box('mdia', box('mdhd', media), box('hdlr', handler), information))
}

function soundSample(): Buffer {
  const sample = Buffer.alloc(28)
  sample.writeUInt16BE(1, 6)
  sample.writeUInt16BE(1, 16)
  sample.writeUInt16BE(16, 18)
  sample.writeUInt32BE(44_100 * 65_536, 24)
  return box('mp4a', sample)
}

function filmSample(): Buffer {
  const sample = Buffer.alloc(78)
  sample.writeUInt16BE(1, 6)
  sample.writeUInt16BE(320, 24)
  sample.writeUInt16BE(240, 26)
  sample.writeUInt16BE(1, 40)
  sample.writeUInt16BE(24, 74)
  return box('avc1', sample)
}

function counted(count: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.alloc(4), numbers(count), content])
}

function numbers(...values: number[]): Buffer {
  const written = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) written.writeUInt32BE(value >>> 0, index * 4)
  return written
}

function box(kind: string, ...content: Buffer[]): Buffer {
  const length = content.reduce((sum, { length: bytes }) => sum + bytes, 8)
  return Buffer.concat([numbers(length), Buffer.from(kind, 'latin1'), ...content])
}

/** What a browser records. */
export function writeWebm({ film = false }: { film?: boolean } = {}): Buffer {
  const head = element(
    '1a45dfa3',
    element('4282', Buffer.from('webm')),
    element('4287', Buffer.from([2])),
    element('4285', Buffer.from([2])),
  )
  const information = element(
    '1549a966',
    element('2ad7b1', Buffer.from([0x0f, 0x42, 0x40])),
    element('4489', duration(3000)),
  )
  const sound = element(
    'ae',
    element('d7', Buffer.from([1])),
    element('73c5', Buffer.from([1])),
    element('83', Buffer.from([2])),
    element('86', Buffer.from('A_OPUS')),
    element('e1', element('b5', duration(48_000)), element('9f', Buffer.from([1]))),
  )
  const picture = element(
    'ae',
    element('d7', Buffer.from([2])),
    element('73c5', Buffer.from([2])),
    element('83', Buffer.from([1])),
    element('86', Buffer.from('V_VP8')),
    element('e0', element('b0', Buffer.from([1, 64])), element('ba', Buffer.from([240]))),
  )
  const tracks = element('1654ae6b', sound, ...(film ? [picture] : []))
  const cluster = element(
    '1f43b675',
    element('e7', Buffer.from([0])),
    element('a3', Buffer.concat([Buffer.from([0x81, 0, 0, 0x80]), Buffer.alloc(32, 1)])),
  )
  return Buffer.concat([head, element('18538067', information, tracks, cluster)])
}

function duration(value: number): Buffer {
  const written = Buffer.alloc(8)
  written.writeDoubleBE(value)
  return written
}

function element(id: string, ...content: Buffer[]): Buffer {
  const length = content.reduce((sum, { length: bytes }) => sum + bytes, 0)
  const size = Buffer.alloc(8)
  size.writeBigUInt64BE(BigInt(length) | (1n << 56n))
  return Buffer.concat([Buffer.from(id, 'hex'), size, ...content])
}
