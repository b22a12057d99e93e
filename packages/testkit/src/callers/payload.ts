/**
 * What synthetic sound and pictures consist of: enough of Opus and VP8 for a media server to forward them, and behind
 * that who sent them, which one it is, and when. So a receiver can tell what it really gets from what it was told.
 */
export interface Mark {
  /** Whose: `markOf` their participant's id. */
  readonly from: number
  readonly source: MarkedSource
  /** The packet of sound, or the frame, counted from 0 by its sender. */
  readonly number: number
  /** By the sender's `performance.now()`: means something to receivers in the same process. */
  readonly sentAtMs: number
}

export const markedSources = ['microphone', 'camera', 'cameraSmall', 'screen', 'screenSound'] as const
export type MarkedSource = (typeof markedSources)[number]

const magic = 0x4241544e
const markBytes = 24
/** Frames are encrypted end to end but for their first bytes: a media server reads nothing past these. */
const clearBytes = 10

/** A participant's id as a number (FNV-1a). */
export function markOf(participantId: string): number {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(participantId)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash
}

export function soundPayload(mark: Mark, bytes: number): Buffer {
  const payload = Buffer.alloc(Math.max(1 + markBytes, bytes))
  // Opus's first byte: 20 ms of CELT, one channel.
  payload[0] = 0xf8
  writeMark(payload, 1, mark)
  return payload
}

export function soundMark(payload: Buffer): Mark | undefined {
  return readMark(payload, 1)
}

/** The most that a packet carries of a frame. */
const mostBytes = 1_100

/** The packets of one VP8 frame of so many bytes (RFC 7741), each with its descriptor; the last one bears the marker. */
export function picturePayloads(
  mark: Mark,
  frame: { readonly key: boolean; readonly bytes: number },
): Buffer[] {
  const count = Math.max(1, Math.ceil(frame.bytes / mostBytes))
  const each = Math.ceil(frame.bytes / count)
  return Array.from({ length: count }, (_, index) => {
    const head = index === 0 ? clearBytes : 0
    const payload = Buffer.alloc(4 + Math.max(head + markBytes, each))
    // Descriptor: extended, start of the partition in the first; a picture id of 15 bits and nothing else.
    payload[0] = 0x80 | (index === 0 ? 0x10 : 0)
    payload[1] = 0x80
    payload.writeUInt16BE(0x8000 | (mark.number & 0x7fff), 2)
    if (index === 0) writeFrameHead(payload, frame)
    writeMark(payload, 4 + head, mark)
    return payload
  })
}

/** VP8's frame tag, and of a keyframe its start code and size (RFC 6386, 9.1). */
function writeFrameHead(payload: Buffer, { key, bytes }: { key: boolean; bytes: number }): void {
  const tag = (key ? 0 : 1) | 0x10 | (Math.min(bytes, 0x7ffff) << 5)
  payload.writeUIntLE(tag & 0xffffff, 4, 3)
  if (!key) return
  payload.writeUIntBE(0x9d012a, 7, 3)
  payload.writeUInt16LE(320, 10)
  payload.writeUInt16LE(180, 12)
}

export interface PictureParts {
  /** First packet of a frame. */
  readonly start: boolean
  /** Of a keyframe; known of its first packet only. */
  readonly key: boolean
  readonly pictureId: number | null
  readonly mark: Mark | undefined
}

/** A packet of VP8, whoever wrote its descriptor. */
export function readPicture(payload: Buffer): PictureParts | undefined {
  const first = payload[0]
  if (first === undefined) return undefined
  let at = 1
  let pictureId: number | null = null
  if ((first & 0x80) !== 0) {
    const flags = payload[at++] ?? 0
    if ((flags & 0x80) !== 0) {
      const id = payload[at++] ?? 0
      pictureId = (id & 0x80) === 0 ? id : ((id & 0x7f) << 8) | (payload[at++] ?? 0)
    }
    if ((flags & 0x40) !== 0) at += 1
    if ((flags & 0x30) !== 0) at += 1
  }
  const body = payload.subarray(at)
  if (body.length === 0) return undefined
  const start = (first & 0x10) !== 0 && (first & 0x07) === 0
  const key = start && ((body[0] ?? 1) & 1) === 0
  return { start, key, pictureId, mark: readMark(body, start ? clearBytes : 0) }
}

function writeMark(into: Buffer, at: number, mark: Mark): void {
  into.writeUInt32BE(magic, at)
  into.writeUInt32BE(mark.from, at + 4)
  into.writeUInt32BE(markedSources.indexOf(mark.source), at + 8)
  into.writeUInt32BE(mark.number, at + 12)
  into.writeDoubleBE(mark.sentAtMs, at + 16)
}

function readMark(payload: Buffer, at: number): Mark | undefined {
  if (payload.length < at + markBytes || payload.readUInt32BE(at) !== magic) return undefined
  const source = markedSources[payload.readUInt32BE(at + 8)]
  if (source === undefined) return undefined
  return {
    from: payload.readUInt32BE(at + 4),
    source,
    number: payload.readUInt32BE(at + 12),
    sentAtMs: payload.readDoubleBE(at + 16),
  }
}
