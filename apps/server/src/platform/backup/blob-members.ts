import { createHash, type Hash } from 'node:crypto'
import * as z from 'zod'
import { BlobDamaged, type Blobs } from '../blobs/index.ts'
import { type Member, type NewMember, readMember, walkTar } from './tar.ts'

const FOLDER = 'blobs/'

/** What the archive holds of blobs; it stands behind them, because only then their hashes are known. */
export const blobListSchema = z.object({
  count: z.number(),
  bytes: z.number(),
  /** SHA-256 over a line for each blob, in order: its id, size and SHA-256. */
  digest: z.string(),
  /** Those that were damaged when the backup was made: in their place stand zeros, and they are not restored. */
  damaged: z.array(z.uuid()),
})
export type BlobList = z.infer<typeof blobListSchema>

/** Whether a member is a blob. */
export function isBlob({ name }: Member): boolean {
  return name.startsWith(FOLDER)
}

/** Every blob that is kept, one after the other and never in memory whole; `list` tells of them once all were written. */
export function writeBlobs(blobs: Blobs): { members: AsyncIterable<NewMember>; list: () => BlobList } {
  const chain = new Chain()
  const damaged: string[] = []
  async function* members(): AsyncGenerator<NewMember> {
    for await (const { id, bytes } of blobs.list()) {
      const content = await blobs.get(id)
      // It was deleted since it was listed.
      if (content === null) continue
      const hash = createHash('sha256')
      yield { name: `${FOLDER}${id}`, size: bytes, content: filled(id, bytes, content, hash) }
      chain.add(id, bytes, hash)
    }
  }
  async function* filled(
    id: string,
    bytes: number,
    content: AsyncIterable<Buffer>,
    hash: Hash,
  ): AsyncGenerator<Buffer> {
    let left = bytes
    try {
      for await (const piece of content) {
        left -= piece.length
        hash.update(piece)
        yield piece
      }
    } catch (error) {
      if (!(error instanceof BlobDamaged)) throw error
      damaged.push(id)
    }
    for (; left > 0; left -= 64 * 1024) {
      const zeros = Buffer.alloc(Math.min(left, 64 * 1024))
      hash.update(zeros)
      yield zeros
    }
  }
  return { members: members(), list: () => ({ ...chain.end(), damaged }) }
}

/**
 * Goes through the blobs of an archive; whether they are those of its list. `take` is given the content of each that was
 * whole when the backup was made, and must read all of it.
 */
export async function readBlobs(
  file: string,
  list: BlobList,
  take: (id: string, content: AsyncIterable<Buffer>) => Promise<void>,
): Promise<boolean> {
  const chain = new Chain()
  const damaged = new Set(list.damaged)
  for await (const member of walkTar(file)) {
    if (!isBlob(member)) continue
    const id = member.name.slice(FOLDER.length)
    const hash = createHash('sha256')
    const content = hashed(readMember(file, member), hash)
    if (damaged.has(id)) await drain(content)
    else await take(id, content)
    chain.add(id, member.size, hash)
  }
  const { count, bytes, digest } = chain.end()
  return count === list.count && bytes === list.bytes && digest === list.digest
}

/** Reads content for nothing but its hash. */
export async function drain(content: AsyncIterable<Buffer>): Promise<void> {
  for await (const _piece of content);
}

async function* hashed(content: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    hash.update(piece)
    yield piece
  }
}

class Chain {
  readonly #hash = createHash('sha256')
  #count = 0
  #bytes = 0

  add(id: string, bytes: number, content: Hash): void {
    this.#hash.update(`${id} ${bytes} ${content.digest('hex')}\n`)
    this.#count += 1
    this.#bytes += bytes
  }

  end(): { count: number; bytes: number; digest: string } {
    return { count: this.#count, bytes: this.#bytes, digest: this.#hash.copy().digest('hex') }
  }
}
