import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BlobDamaged, type BlobRange, type Blobs, openDiskBlobs, type PutOptions } from './index.ts'

let folder: string
let blobs: Blobs
const now = new Date()
beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'baton-blobs-')), 'blobs')
  blobs = await openDiskBlobs(folder, now)
})
afterEach(() => rm(path.dirname(folder), { recursive: true }))

async function* inParts(content: Buffer, size = 10_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size)
}

async function put(content: Buffer, options?: PutOptions): Promise<string> {
  const stored = await blobs.put(inParts(content), options)
  if (!stored.ok) throw new Error(stored.code)
  return stored.blob.id
}

async function read(id: string, range?: BlobRange): Promise<Buffer | null> {
  const content = await blobs.get(id, range)
  if (content === null) return null
  const pieces: Buffer[] = []
  for await (const piece of content) pieces.push(piece)
  return Buffer.concat(pieces)
}

const files = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((e) => e.isFile())
const placeOf = (id: string) => path.join(folder, id.slice(0, 2), id.slice(2, 4), id)

describe('stored blobs', () => {
  it('BLB1: gives back exactly what was put, whole or in any part', async () => {
    for (const size of [0, 1, 65_535, 65_536, 65_537, 200_000]) {
      const content = randomBytes(size)
      const stored = await blobs.put(inParts(content))
      if (!stored.ok) throw new Error(stored.code)
      expect(stored.blob.bytes).toBe(size)
      expect(stored.blob.sha256).toBe(createHash('sha256').update(content).digest('hex'))
      expect(await read(stored.blob.id)).toEqual(content)
    }
    const content = randomBytes(200_000)
    const id = await put(content)
    await fc.assert(
      fc.asyncProperty(fc.nat(210_000), fc.nat(210_000), async (start, end) => {
        expect(await read(id, { start, end })).toEqual(content.subarray(start, Math.max(start, end)))
      }),
      { numRuns: 60 },
    )
  })

  it('BLB1: leaves nothing behind when the content breaks off, is too large or is other than announced', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield randomBytes(100_000)
      throw new Error('the line was lost')
    }
    await expect(blobs.put(broken())).rejects.toThrow('the line was lost')
    const content = randomBytes(50_000)
    expect(await blobs.put(inParts(content), { mostBytes: 49_999 })).toEqual({ ok: false, code: 'too-large' })
    const other = createHash('sha256').update('other').digest('hex')
    expect(await blobs.put(inParts(content), { sha256: other })).toEqual({ ok: false, code: 'other-content' })
    expect(await files()).toEqual([])
    const same = createHash('sha256').update(content).digest('hex')
    expect(await read(await put(content, { mostBytes: 50_000, sha256: same }))).toEqual(content)
  })

  it('BLB1: what a killed server was writing is cleared away after a day', async () => {
    const [old, recent] = [randomUUID(), randomUUID()].map((id) => path.join(folder, 'incoming', id))
    if (!old || !recent) throw new Error('no paths')
    await mkdir(path.dirname(old), { recursive: true })
    await writeFile(old, 'half')
    await writeFile(recent, 'half')
    const yesterday = new Date(now.getTime() - 25 * 3_600_000)
    await utimes(old, yesterday, yesterday)
    await openDiskBlobs(folder, now)
    expect((await files()).map((file) => file.name)).toEqual([path.basename(recent)])
  })

  it('BLB2: a flipped bit anywhere is noticed, and no byte of its piece is given out', async () => {
    const content = randomBytes(150_000)
    const id = await put(content)
    const stored = await readFile(placeOf(id))
    for (const at of [0, 65_535, 65_536, 65_567, 65_568, 140_000, stored.length - 41, stored.length - 1]) {
      const altered = Buffer.from(stored)
      altered[at] = (altered[at] ?? 0) ^ 4
      await writeFile(placeOf(id), altered)
      const given: Buffer[] = []
      const reading = async () => {
        for await (const piece of (await blobs.get(id)) ?? []) given.push(piece)
      }
      await expect(reading(), `byte ${at}`).rejects.toThrow(BlobDamaged)
      const good = Buffer.concat(given)
      expect(good).toEqual(content.subarray(0, good.length))
    }
    await writeFile(placeOf(id), stored)
    expect(await read(id)).toEqual(content)
  })

  it('BLB2: pieces that were exchanged, a file cut short and an empty file are noticed', async () => {
    const id = await put(randomBytes(200_000))
    const stored = await readFile(placeOf(id))
    const piece = 65_536 + 32
    const exchanged = Buffer.concat([
      stored.subarray(piece, 2 * piece),
      stored.subarray(0, piece),
      stored.subarray(2 * piece),
    ])
    await writeFile(placeOf(id), exchanged)
    await expect(read(id)).rejects.toThrow(BlobDamaged)
    for (const length of [stored.length - 1, piece, 0]) {
      await writeFile(placeOf(id), stored)
      await truncate(placeOf(id), length)
      await expect(read(id), `${length} bytes`).rejects.toThrow(BlobDamaged)
    }
  })

  it('BLB3: a deleted blob is gone, and what is not an id finds nothing', async () => {
    const id = await put(randomBytes(10))
    await blobs.delete(id)
    await blobs.delete(id)
    expect(await read(id)).toBeNull()
    expect(await files()).toEqual([])
    for (const strange of ['', '..', '../../etc/passwd', `${randomUUID()}/..`]) {
      expect(await blobs.get(strange)).toBeNull()
      await blobs.delete(strange)
    }
  })
})
