import { randomUUID } from 'node:crypto'
import { access, type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { syncFolder } from '../private-file.ts'
import type { BlobRange, Blobs, PutBlob, PutOptions } from './blobs.ts'
import { contentLength, PieceWriter, readPieces } from './pieces.ts'

/** What is still being written; a crash leaves its remains there and nowhere else. */
const INCOMING = 'incoming'
const STALE_MS = 24 * 60 * 60 * 1000
const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Keeps blobs in a folder of the local disk, and clears away what writers that died a day ago have left in it. */
export async function openDiskBlobs(folder: string, now: Date): Promise<Blobs> {
  const incoming = path.join(folder, INCOMING)
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  await clearStale(incoming, now)
  return {
    put: (content, options = {}) => put(folder, content, options),
    get: (id, range = { start: 0, end: Number.POSITIVE_INFINITY }) => get(folder, id, range),
    async delete(id) {
      if (!idForm.test(id)) return
      await rm(placeOf(folder, id), { force: true })
    },
  }
}

async function put(
  folder: string,
  content: AsyncIterable<Uint8Array>,
  options: PutOptions,
): Promise<PutBlob> {
  const id = randomUUID()
  const draft = path.join(folder, INCOMING, id)
  const file = await open(draft, 'wx', 0o600)
  try {
    const written = await write(file, content, options)
    if (!written.ok) return written
    const place = placeOf(folder, id)
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
    await rename(draft, place)
    // The name itself, and the two folders that it may have been the first in.
    for (let above = path.dirname(place); above !== path.dirname(folder); above = path.dirname(above)) {
      await syncFolder(above)
    }
    return { ok: true, blob: { id, bytes: written.bytes, sha256: written.sha256 } }
  } finally {
    await file.close()
    await rm(draft, { force: true })
  }
}

type Written = { ok: true; bytes: number; sha256: string } | Extract<PutBlob, { ok: false }>

async function write(
  file: FileHandle,
  content: AsyncIterable<Uint8Array>,
  { mostBytes = Number.POSITIVE_INFINITY, sha256: expected }: PutOptions,
): Promise<Written> {
  const writer = new PieceWriter(file)
  for await (const part of content) {
    if (writer.bytes + part.length > mostBytes) return { ok: false, code: 'too-large' }
    await writer.write(part)
  }
  const sha256 = await writer.end()
  if (expected !== undefined && expected !== sha256) return { ok: false, code: 'other-content' }
  await file.sync()
  return { ok: true, bytes: writer.bytes, sha256 }
}

async function get(folder: string, id: string, range: BlobRange): Promise<AsyncIterable<Buffer> | null> {
  if (!idForm.test(id)) return null
  const place = placeOf(folder, id)
  try {
    await access(place)
  } catch {
    return null
  }
  return readFrom(place, id, range)
}

// Opened when reading begins, so that content nobody reads holds no file open.
async function* readFrom(place: string, id: string, range: BlobRange): AsyncGenerator<Buffer, void> {
  const file = await open(place, 'r')
  try {
    yield* readPieces(file, id, await contentLength(file, id), range)
  } finally {
    await file.close()
  }
}

/** Two levels of folders, so that none grows beyond what a file system likes. */
function placeOf(folder: string, id: string): string {
  return path.join(folder, id.slice(0, 2), id.slice(2, 4), id)
}

async function clearStale(incoming: string, now: Date): Promise<void> {
  for (const name of await readdir(incoming)) {
    const draft = path.join(incoming, name)
    const { mtimeMs } = await stat(draft).catch(() => ({ mtimeMs: now.getTime() }))
    if (now.getTime() - mtimeMs > STALE_MS) await rm(draft, { force: true })
  }
}
