import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, inject, it } from 'vitest'
import { type Blobs, BlobsUnreachable, openBlobs } from './index.ts'
import { lineTo, silentLine } from './lines.fixture.ts'
import { openS3Blobs } from './s3-blobs.ts'
import { s3Store } from './stores.fixture.ts'

const now = new Date()
const content = randomBytes(1000)

async function put(blobs: Blobs): Promise<string> {
  const stored = await blobs.put(
    (async function* () {
      yield content
    })(),
  )
  if (!stored.ok) throw new Error(stored.code)
  return stored.blob.id
}

async function list(blobs: Blobs): Promise<string[]> {
  const ids: string[] = []
  for await (const { id } of blobs.list()) ids.push(id)
  return ids
}

it('BLB4: a bucket that is out of reach is said to be, for everything that is asked of it, and what was put stays', async () => {
  const line = await lineTo(inject('s3')?.endpoint ?? '')
  const bucket = await s3Store(now, line)
  const { blobs } = bucket
  const id = await put(blobs)
  await line.cut()
  await expect(put(blobs)).rejects.toThrow(BlobsUnreachable)
  await expect(blobs.get(id)).rejects.toThrow(BlobsUnreachable)
  await expect(blobs.delete(id)).rejects.toThrow(BlobsUnreachable)
  await expect(list(blobs)).rejects.toThrow(BlobsUnreachable)
  expect(await bucket.files()).toEqual([id])
  await bucket.close()
})

it('BLB4: a bucket is not waited for when it takes a request and says nothing', async () => {
  const silent = await silentLine()
  const drafts = await mkdtemp(path.join(tmpdir(), 'baton-drafts-'))
  const place = { endpoint: silent.endpoint, bucket: 'baton', region: 'us-east-1', ...anyKeys }
  const blobs = await openS3Blobs(place, { drafts, now, patienceMs: 200 })
  await expect(put(blobs)).rejects.toThrow(BlobsUnreachable)
  await expect(blobs.get(randomUUID())).rejects.toThrow(BlobsUnreachable)
  expect(await readdir(drafts)).toEqual([])
  await silent.cut()
  await rm(drafts, { recursive: true })
})

it('BLB4: a bucket that cannot be used keeps Baton from starting, with the way out', async () => {
  const bucket = await s3Store(now)
  const dataDir = await mkdtemp(path.join(tmpdir(), 'baton-blobs-'))
  expect(await openBlobs({ dataDir, s3: bucket.place }, now)).toMatchObject({ ok: true })
  const other = await openBlobs({ dataDir, s3: { ...bucket.place, bucket: `other-${randomUUID()}` } }, now)
  expect(other).toMatchObject({ ok: false, sentence: expect.stringContaining('S3_BUCKET') })
  await bucket.close()
  await rm(dataDir, { recursive: true })
})

it('BLB5: a bucket of more than its server lists at once is listed to its end', async () => {
  const bucket = await s3Store(now)
  const ids = Array.from({ length: 1_005 }, () => randomUUID())
  for (let from = 0; from < ids.length; from += 50)
    await Promise.all(ids.slice(from, from + 50).map((id) => bucket.store(id, Buffer.alloc(8))))
  expect((await list(bucket.blobs)).sort()).toEqual(ids.sort())
  await bucket.close()
  // Two thousand requests of a server that may be slow.
}, 180_000)

const anyKeys = { accessKeyId: 'any', secretAccessKey: 'any' }
