import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3'
import { inject } from 'vitest'
import type { Blobs } from './blobs.ts'
import { openDiskBlobs } from './disk-blobs.ts'
import { nameOf } from './name-of.ts'
import { clientOf, openS3Blobs, type S3Place } from './s3-blobs.ts'

/** A place that blobs are kept in, which a test may look into and harm behind their back. */
export interface Store {
  readonly blobs: Blobs
  /** The names of all files that are kept, drafts among them. */
  files(): Promise<string[]>
  /** A blob as it lies there. */
  stored(id: string): Promise<Buffer>
  store(id: string, stored: Buffer): Promise<void>
  remove(id: string): Promise<void>
  close(): Promise<void>
}

/** A new store of the kind that this run of the tests is for: a folder, or in the lane `s3` a bucket. */
export function openStore(now: Date): Promise<Store> {
  return inject('s3') === undefined ? diskStore(now) : s3Store(now)
}

/** A folder of the disk. */
export async function diskStore(now: Date): Promise<Store> {
  const above = await mkdtemp(path.join(tmpdir(), 'baton-blobs-'))
  const folder = path.join(above, 'blobs')
  const placeOf = (id: string) => path.join(folder, nameOf(id))
  return {
    blobs: await openDiskBlobs(folder, now),
    files: () => filesIn(folder),
    stored: (id) => readFile(placeOf(id)),
    store: (id, stored) => writeFile(placeOf(id), stored),
    remove: (id) => rm(placeOf(id)),
    close: () => rm(above, { recursive: true }),
  }
}

export interface S3Store extends Store {
  readonly place: S3Place
}

/**
 * A bucket of the server that the lane `s3` has.
 *
 * @param by another address of that server, by which the blobs reach it
 */
export async function s3Store(now: Date, by: { endpoint?: string } = {}): Promise<S3Store> {
  const server = inject('s3')
  if (server === undefined) throw new Error('only the lane s3 has a server that speaks S3')
  const drafts = await mkdtemp(path.join(tmpdir(), 'baton-drafts-'))
  const Bucket = `baton-test-${randomUUID()}`
  const place = { ...server, bucket: Bucket }
  const client = clientOf(place, 10_000)
  await client.send(new CreateBucketCommand({ Bucket }))

  async function keys(): Promise<string[]> {
    const found: string[] = []
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket }))
      found.push(...Contents.flatMap(({ Key }) => Key ?? []))
    return found
  }
  const at = (id: string) => ({ Bucket, Key: nameOf(id) })
  const remove = async (Key: string) => void (await client.send(new DeleteObjectCommand({ Bucket, Key })))
  return {
    place,
    blobs: await openS3Blobs({ ...place, ...by }, { drafts, now }),
    files: async () => [...(await keys()).map((key) => path.basename(key)), ...(await filesIn(drafts))],
    async stored(id) {
      const { Body } = await client.send(new GetObjectCommand(at(id)))
      return Buffer.from((await Body?.transformToByteArray()) ?? [])
    },
    async store(id, stored) {
      await client.send(new PutObjectCommand({ ...at(id), Body: stored }))
    },
    remove: (id) => remove(nameOf(id)),
    async close() {
      const left = await keys()
      for (let from = 0; from < left.length; from += 50)
        await Promise.all(left.slice(from, from + 50).map(remove))
      await client.send(new DeleteBucketCommand({ Bucket }))
      client.destroy()
      await rm(drafts, { recursive: true })
    },
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}
