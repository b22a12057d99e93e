import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { type Blobs, BlobsUnreachable, type ListedBlob } from './blobs.ts'
import { openDrafts, withDraft } from './drafts.ts'
import { isId, nameOf } from './name-of.ts'
import { contentBytes, readPieces, type StoredForm, writePieces } from './pieces.ts'

/** Where blobs are kept that are not on this machine's disk: a bucket of any server that speaks S3. */
export interface S3Place {
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export interface S3Options {
  /** A folder for what is on its way; nothing stays in it. */
  readonly drafts: string
  readonly now: Date
  /** How long a server may be silent before it counts as out of reach, in ms. */
  readonly patienceMs?: number
}

/**
 * Keeps blobs in a bucket, in the same form as on disk. What is put is first written down beside the server, so that
 * its length is known and the bucket gets it whole in one request, or not at all.
 */
export async function openS3Blobs(
  place: S3Place,
  { drafts, now, patienceMs = 15_000 }: S3Options,
): Promise<Blobs> {
  await openDrafts(drafts, now)
  const client = clientOf(place, patienceMs)
  const bucket = place.bucket

  const at = (id: string) => ({ Bucket: bucket, Key: nameOf(id) })
  return {
    async put(content, options = {}) {
      const id = options.id ?? randomUUID()
      return withDraft(drafts, async (draft, file) => {
        const written = await writePieces(content, options, (stretch) => file.writeFile(stretch))
        if (!written.ok) return written
        await send(client, at(id), draft)
        return { ok: true, blob: { id, bytes: written.bytes } }
      })
    },
    async get(id, range = { start: 0, end: Number.POSITIVE_INFINITY }) {
      if (!isId(id)) return null
      const size = await sizeOf(client, at(id))
      return size === null ? null : readPieces(formOf(client, at(id), size, patienceMs), id, range)
    },
    async delete(id) {
      if (isId(id)) await reaching(() => client.send(new DeleteObjectCommand(at(id))))
    },
    list: () => list(client, bucket),
  }
}

/** Whether the bucket can be reached with these keys: `null`, or what the server says. */
export async function tryS3(place: S3Place): Promise<string | null> {
  const client = clientOf(place, 5000)
  try {
    await client.send(new HeadBucketCommand({ Bucket: place.bucket }))
    return null
  } catch (error) {
    return error instanceof Error ? error.name : 'no answer'
  } finally {
    client.destroy()
  }
}

type ObjectPlace = { Bucket: string; Key: string }

/** A client for a server that speaks S3, of any make. */
export function clientOf(place: S3Place, patienceMs: number): S3Client {
  return new S3Client({
    endpoint: place.endpoint,
    region: place.region,
    forcePathStyle: true,
    credentials: { accessKeyId: place.accessKeyId, secretAccessKey: place.secretAccessKey },
    // Ours are in the pieces; many servers that speak S3 do not know the newer ones that the client would add.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // A server that does not know it would be waited for.
    expectContinueHeader: false,
    maxAttempts: 2,
    // What goes wrong is thrown, and told by whoever asked.
    logger: { debug() {}, info() {}, warn() {}, error() {}, trace() {} },
    requestHandler: {
      connectionTimeout: Math.min(patienceMs, 3000),
      socketTimeout: patienceMs,
      // A large body may take long as long as it moves, so the whole is not timed, only silence.
      httpAgent: { keepAlive: true, maxSockets: 64 },
      httpsAgent: { keepAlive: true, maxSockets: 64 },
    },
  })
}

/** Twice, if need be: the client tries again by itself what it does not stream. */
async function send(client: S3Client, place: ObjectPlace, draft: string): Promise<void> {
  const { size } = await stat(draft)
  for (let attempt = 1; ; attempt++) {
    const body = createReadStream(draft, { highWaterMark: 256 * 1024 })
    try {
      await client.send(new PutObjectCommand({ ...place, Body: body, ContentLength: size }))
      return
    } catch (error) {
      if (attempt === 2) throw new BlobsUnreachable(error)
    } finally {
      body.destroy()
    }
  }
}

async function sizeOf(client: S3Client, place: ObjectPlace): Promise<number | null> {
  return reaching(async () => {
    try {
      return (await client.send(new HeadObjectCommand(place))).ContentLength ?? 0
    } catch (error) {
      if (isAbsent(error)) return null
      throw error
    }
  })
}

function formOf(client: S3Client, place: ObjectPlace, size: number, patienceMs: number): StoredForm {
  return {
    size,
    async *read(start, end) {
      if (start >= end) return
      const wanted = new GetObjectCommand({ ...place, Range: `bytes=${start}-${end - 1}` })
      const found = await reaching(() => client.send(wanted))
      if (!(found.Body instanceof Readable)) throw new BlobsUnreachable('no body')
      yield* patiently(found.Body, patienceMs)
    },
  }
}

/** A body's chunks; a server that falls silent in the middle of one is not waited for. */
async function* patiently(body: Readable, patienceMs: number): AsyncGenerator<Buffer, void> {
  const fallSilent = () => body.destroy(new Error('the store fell silent'))
  let silence = setTimeout(fallSilent, patienceMs)
  try {
    for await (const chunk of body) {
      // Whoever reads may take its time.
      clearTimeout(silence)
      if (!Buffer.isBuffer(chunk)) throw new Error('the store sent text')
      yield chunk
      silence = setTimeout(fallSilent, patienceMs)
    }
  } catch (error) {
    throw new BlobsUnreachable(error)
  } finally {
    clearTimeout(silence)
    body.destroy()
  }
}

async function* list(client: S3Client, bucket: string): AsyncGenerator<ListedBlob, void> {
  let next: string | undefined
  do {
    const page = await reaching(() =>
      client.send(new ListObjectsV2Command({ Bucket: bucket, ContinuationToken: next })),
    )
    for (const { Key = '', Size = 0, LastModified } of page.Contents ?? []) {
      const id = Key.slice(Key.lastIndexOf('/') + 1)
      if (!isId(id) || Key !== nameOf(id) || LastModified === undefined) continue
      yield { id, bytes: contentBytes(Size) ?? 0, storedAt: LastModified }
    }
    next = page.NextContinuationToken
  } while (next !== undefined)
}

function isAbsent(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404
}

async function reaching<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw new BlobsUnreachable(error)
  }
}
