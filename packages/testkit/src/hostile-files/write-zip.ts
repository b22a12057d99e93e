import { crc32, deflateRawSync } from 'node:zlib'

/** A member of an archive, and the lies that it tells. */
export interface ZipMember {
  readonly name: string
  readonly content: Buffer
  /** Not compressed. */
  readonly stored?: boolean
  /** How large it says it is. */
  readonly says?: number
  /** Its name where it lies, when it is another than in the directory. */
  readonly localName?: string
  readonly encrypted?: boolean
}

/** Writes an archive. */
export function writeZip(
  members: readonly ZipMember[],
  {
    before = Buffer.alloc(0),
    comment = '',
    overlap = 1,
  }: { before?: Buffer; comment?: string; overlap?: number } = {},
): Buffer {
  const pieces: Buffer[] = [before]
  const directory: Buffer[] = []
  let at = before.length
  for (const member of members) {
    const written = writeMember(member)
    // More than once in the directory, once in the archive: what it opens into grows without bytes of its own.
    for (let copy = 0; copy < overlap; copy += 1) {
      directory.push(
        directoryEntry({ ...member, name: copy === 0 ? member.name : `${copy}-${member.name}` }, written, at),
      )
    }
    pieces.push(written.local)
    at += written.local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(directory.length & 0xffff, 8)
  end.writeUInt16LE(directory.length & 0xffff, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([...pieces, list, end, Buffer.from(comment, 'latin1')])
}

interface Written {
  readonly local: Buffer
  readonly packed: number
  readonly method: number
  readonly flags: number
}

function writeMember(member: ZipMember): Written {
  const { content, stored = false, encrypted = false } = member
  const method = stored ? 0 : 8
  const packed = stored ? content : deflateRawSync(content)
  const flags = encrypted ? 1 : 0
  const name = Buffer.from(member.localName ?? member.name)
  const header = Buffer.alloc(30)
  header.write('PK\u0003\u0004', 'latin1')
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(flags, 6)
  header.writeUInt16LE(method, 8)
  header.writeUInt32LE(crc32(content), 14)
  header.writeUInt32LE(packed.length, 18)
  header.writeUInt32LE(member.says ?? content.length, 22)
  header.writeUInt16LE(name.length, 26)
  return { local: Buffer.concat([header, name, packed]), packed: packed.length, method, flags }
}

function directoryEntry(member: ZipMember, { packed, method, flags }: Written, at: number): Buffer {
  const name = Buffer.from(member.name)
  const entry = Buffer.alloc(46)
  entry.write('PK\u0001\u0002', 'latin1')
  entry.writeUInt16LE(20, 4)
  entry.writeUInt16LE(20, 6)
  entry.writeUInt16LE(flags, 8)
  entry.writeUInt16LE(method, 10)
  entry.writeUInt32LE(crc32(member.content), 16)
  entry.writeUInt32LE(packed, 20)
  entry.writeUInt32LE(member.says ?? member.content.length, 24)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt32LE(at, 42)
  return Buffer.concat([entry, name])
}
