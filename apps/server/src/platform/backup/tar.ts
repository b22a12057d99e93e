import { createReadStream, createWriteStream } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A file inside a tar archive. */
export interface Member {
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Where its first byte stands in the archive. */
  readonly at: number
}

/** What goes into an archive: a text, a file that is already on the disk, or a stream whose size is known before. */
export type NewMember = { readonly name: string } & (
  | { readonly text: string }
  | { readonly file: string }
  | { readonly size: number; readonly content: AsyncIterable<Buffer> }
)

const block = 512
const endOfArchive = Buffer.alloc(2 * block)

/** Writes a new archive (mode 0600) that any `tar` can read, on the disk before it returns. Never overwrites. */
export async function writeTar(
  archive: string,
  members: Iterable<NewMember> | AsyncIterable<NewMember>,
): Promise<void> {
  await pipeline(bytesOf(members), createWriteStream(archive, { flags: 'wx', mode: 0o600, flush: true }))
}

/** The members one after the other, without their bytes; throws CutShort when the archive is cut short or is none. */
export async function* walkTar(archive: string): AsyncGenerator<Member, void> {
  const handle = await open(archive, 'r')
  try {
    yield* membersIn(handle, (await handle.stat()).size)
  } finally {
    await handle.close()
  }
}

export class CutShort extends Error {}

/** The bytes of one member. */
export function readMember(archive: string, { at, size }: Member): Readable {
  return size === 0 ? Readable.from([]) : createReadStream(archive, { start: at, end: at + size - 1 })
}

async function* bytesOf(members: Iterable<NewMember> | AsyncIterable<NewMember>): AsyncGenerator<Buffer> {
  for await (const member of members) {
    const size = await sizeOf(member)
    yield header(member.name, size)
    if ('text' in member) yield Buffer.from(member.text)
    else if ('file' in member) yield* createReadStream(member.file)
    else yield* exactly(member.name, size, member.content)
    yield Buffer.alloc(padding(size))
  }
  yield endOfArchive
}

async function sizeOf(member: NewMember): Promise<number> {
  if ('text' in member) return Buffer.byteLength(member.text)
  return 'file' in member ? (await stat(member.file)).size : member.size
}

/** A stream that is longer or shorter than announced would make nonsense of all that follows it. */
async function* exactly(name: string, size: number, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let left = size
  for await (const chunk of content) {
    left -= chunk.length
    if (left < 0) break
    yield chunk
  }
  if (left !== 0) throw new Error(`${name} is not as long as was said`)
}

function header(name: string, size: number): Buffer {
  const bytes = Buffer.alloc(block)
  if (Buffer.byteLength(name) > 100) throw new Error(`the name ${name} is too long for an archive`)
  bytes.write(name, 0)
  bytes.write('0000600\0', 100)
  bytes.write('0000000\0', 108)
  bytes.write('0000000\0', 116)
  writeNumber(bytes, 124, size)
  writeNumber(bytes, 136, 0)
  bytes.write('        0ustar\x0000', 148)
  bytes.write(`${checksum(bytes).toString(8).padStart(6, '0')}\0 `, 148)
  return bytes
}

/** Octal; from 8 GiB on in the binary form that GNU tar and bsdtar share. */
function writeNumber(bytes: Buffer, at: number, value: number): void {
  if (value < 8 ** 11) {
    bytes.write(`${value.toString(8).padStart(11, '0')}\0`, at)
    return
  }
  bytes[at] = 0x80
  bytes.writeBigUInt64BE(BigInt(value), at + 4)
}

function readNumber(bytes: Buffer, at: number): number {
  if (bytes[at] === 0x80) return Number(bytes.readBigUInt64BE(at + 4))
  const digits = bytes.toString('latin1', at, at + 11)
  return /^[0-7]{11}$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN
}

/** The sum of all bytes, its own field counted as blanks. */
function checksum(bytes: Buffer): number {
  return bytes.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0)
}

async function* membersIn(handle: FileHandle, fileSize: number): AsyncGenerator<Member, void> {
  const bytes = Buffer.alloc(block)
  for (let at = 0; at + endOfArchive.length <= fileSize; ) {
    await handle.read(bytes, 0, block, at)
    if (bytes.every((byte) => byte === 0)) return
    const size = readNumber(bytes, 124)
    const sum = Number.parseInt(bytes.toString('latin1', 148, 154), 8)
    if (!Number.isSafeInteger(size) || sum !== checksum(bytes)) throw new CutShort()
    const name = bytes.toString('utf8', 0, 100).replace(/\0.*$/s, '')
    yield { name, size, at: at + block }
    at += block + size + padding(size)
  }
  throw new CutShort()
}

function padding(size: number): number {
  return (block - (size % block)) % block
}
