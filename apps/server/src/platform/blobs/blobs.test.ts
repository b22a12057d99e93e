import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BlobDamaged, type BlobRange, openBlobs, type PutOptions } from './index.ts'
import { openStore, type Store } from './stores.fixture.ts'

let store: Store
const now = new Date()

async function* inParts(content: Buffer, size = 10_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size)
}

async function put(content: Buffer, options?: PutOptions): Promise<string> {
  const stored = await store.blobs.put(inParts(content), options)
  if (!stored.ok) throw new Error(stored.code)
  return stored.blob.id
}

async function read(id: string, range?: BlobRange): Promise<Buffer | null> {
  const content = await store.blobs.get(id, range)
  if (content === null) return null
  const pieces: Buffer[] = []
  for await (const piece of content) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function listed(): Promise<string[]> {
  const ids: string[] = []
  for await (const { id } of store.blobs.list()) ids.push(id)
  return ids.sort()
}

describe('blobs', () => {
  beforeEach(async () => {
    store = await openStore(now)
  })
  afterEach(() => store.close())

  it('BLB1: gives back exactly what was put, whole or in any part', async () => {
    for (const size of [0, 1, 65_535, 65_536, 65_537, 200_000, 3_000_000]) {
      const content = randomBytes(size)
      const stored = await store.blobs.put(inParts(content))
      if (!stored.ok) throw new Error(stored.code)
      expect(stored.blob.bytes).toBe(size)
      expect((await read(stored.blob.id))?.equals(content), `${size} bytes`).toBe(true)
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
    await expect(store.blobs.put(broken())).rejects.toThrow('the line was lost')
    const content = randomBytes(50_000)
    const tooLarge = { ok: false, code: 'too-large' }
    expect(await store.blobs.put(inParts(content), { mostBytes: 49_999 })).toEqual(tooLarge)
    const other = createHash('sha256').update('other').digest('hex')
    expect(await store.blobs.put(inParts(content), { sha256: other })).toEqual({
      ok: false,
      code: 'other-content',
    })
    expect(await store.files()).toEqual([])
    const same = createHash('sha256').update(content).digest('hex')
    expect(await read(await put(content, { mostBytes: 50_000, sha256: same }))).toEqual(content)
  })

  it('BLB2: a flipped bit anywhere is noticed, and no byte of its piece is given out', async () => {
    const content = randomBytes(150_000)
    const id = await put(content)
    const stored = await store.stored(id)
    for (const at of [
      0,
      7,
      8,
      65_543,
      65_544,
      65_575,
      65_576,
      140_000,
      stored.length - 41,
      stored.length - 1,
    ]) {
      const altered = Buffer.from(stored)
      altered[at] = (altered[at] ?? 0) ^ 4
      await store.store(id, altered)
      const given: Buffer[] = []
      const reading = async () => {
        for await (const piece of (await store.blobs.get(id)) ?? []) given.push(piece)
      }
      await expect(reading(), `byte ${at}`).rejects.toThrow(BlobDamaged)
      const good = Buffer.concat(given)
      expect(good).toEqual(content.subarray(0, good.length))
    }
    await store.store(id, stored)
    expect(await read(id)).toEqual(content)
  })

  it('BLB2: a part that was asked for is never another, whatever was done to the rest', async () => {
    const content = randomBytes(200_000)
    const id = await put(content)
    const stored = await store.stored(id)
    await fc.assert(
      fc.asyncProperty(
        fc.nat(210_000),
        fc.nat(210_000),
        fc.nat(stored.length - 1),
        fc.constantFrom('flip', 'cut'),
        async (start, end, at, how) => {
          const harmed = Buffer.from(how === 'cut' ? stored.subarray(0, at) : stored)
          if (how === 'flip') harmed[at] = (harmed[at] ?? 0) ^ 1
          await store.store(id, harmed)
          const found = await read(id, { start, end }).catch((error: unknown) => {
            expect(error).toBeInstanceOf(BlobDamaged)
            return null
          })
          if (found !== null) expect(found).toEqual(content.subarray(start, Math.max(start, end)))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('BLB2: pieces that were exchanged, a file cut short and an empty file are noticed', async () => {
    const id = await put(randomBytes(200_000))
    const stored = await store.stored(id)
    const piece = 65_536 + 40
    const exchanged = Buffer.concat([
      stored.subarray(piece, 2 * piece),
      stored.subarray(0, piece),
      stored.subarray(2 * piece),
    ])
    await store.store(id, exchanged)
    await expect(read(id)).rejects.toThrow(BlobDamaged)
    for (const length of [stored.length - 1, piece, piece + 8, 2 * piece + 8, 8, 0]) {
      await store.store(id, stored.subarray(0, length))
      await expect(read(id), `${length} bytes`).rejects.toThrow(BlobDamaged)
    }
  })

  it('BLB3: a deleted blob is gone, and what is not an id finds nothing', async () => {
    const id = await put(randomBytes(10))
    await store.blobs.delete(id)
    await store.blobs.delete(id)
    expect(await read(id)).toBeNull()
    expect(await store.files()).toEqual([])
    for (const strange of ['', '..', '../../etc/passwd', `${randomUUID()}/..`]) {
      expect(await store.blobs.get(strange)).toBeNull()
      await store.blobs.delete(strange)
    }
  })

  it('BLB5: lists everything that is kept, with its size and when it came', async () => {
    const ids = [await put(randomBytes(10)), await put(randomBytes(100_000))].sort()
    expect(await listed()).toEqual(ids)
    for await (const { bytes, storedAt } of store.blobs.list()) {
      expect([10, 100_000]).toContain(bytes)
      expect(Math.abs(storedAt.getTime() - Date.now())).toBeLessThan(60_000)
    }
  })

  it('BLB5: what comes back from a backup has the id that it had', async () => {
    const [content, id] = [randomBytes(1000), randomUUID()]
    expect(await put(content, { id })).toBe(id)
    expect(await put(content, { id })).toBe(id)
    expect(await read(id)).toEqual(content)
    expect(await listed()).toEqual([id])
  })
})

describe('what is on its way', () => {
  it('BLB1: what a killed server was writing is cleared away after a day', async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'baton-blobs-'))
    const incoming = path.join(dataDir, 'blobs', 'incoming')
    const [old, recent] = ['old', 'recent'].map((name) => path.join(incoming, name))
    if (!old || !recent) throw new Error('no paths')
    await mkdir(incoming, { recursive: true })
    await writeFile(old, 'half')
    await writeFile(recent, 'half')
    const yesterday = new Date(now.getTime() - 25 * 3_600_000)
    await utimes(old, yesterday, yesterday)
    await openBlobs({ dataDir, s3: null }, now)
    expect(await readdir(incoming)).toEqual(['recent'])
    await rm(dataDir, { recursive: true })
  })
})
