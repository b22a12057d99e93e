import { randomUUID } from 'node:crypto'
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { syncFolder } from '../private-file.ts'
import {
  BlobDamaged,
  type Blobs,
  BlobsUnreachable,
  type ListedBlob,
  type PutBlob,
  type PutOptions,
} from './blobs.ts'
import { openDrafts, withDraft } from './drafts.ts'
import { isId, nameOf } from './name-of.ts'
import { contentBytes, readPieces, STRETCH_BYTES, type StoredForm, writePieces } from './pieces.ts'

/** Keeps blobs in a folder of the local disk, and clears away what writers that died a day ago have left in it. */
export async function openDiskBlobs(folder: string, now: Date): Promise<Blobs> {
  const incoming = path.join(folder, 'incoming')
  await openDrafts(incoming, now)
  // Folders whose own names this process has put on disk.
  const named = new Set<string>()
  return {
    put: (content, options = {}) => reaching(() => put(folder, incoming, named, content, options)),
    async get(id, range = { start: 0, end: Number.POSITIVE_INFINITY }) {
      if (!isId(id)) return null
      const place = path.join(folder, nameOf(id))
      if (!(await isThere(place))) return null
      return readFrom(place, id, range)
    },
    async delete(id) {
      if (isId(id)) await reaching(() => rm(path.join(folder, nameOf(id)), { force: true }))
    },
    list: () => list(folder),
  }
}

async function put(
  folder: string,
  incoming: string,
  named: Set<string>,
  content: AsyncIterable<Uint8Array>,
  options: PutOptions,
): Promise<PutBlob> {
  const id = options.id ?? randomUUID()
  return withDraft(incoming, async (draft, file) => {
    const written = await writePieces(content, options, (stretch) => file.writeFile(stretch))
    if (!written.ok) return written
    await file.datasync()
    const place = path.join(folder, nameOf(id))
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
    await rename(draft, place)
    await syncNames(folder, path.dirname(place), named)
    return { ok: true, blob: { id, bytes: written.bytes } }
  })
}

/** The blob's name, and once those of the folders that it may have been the first in. */
async function syncNames(folder: string, leaf: string, named: Set<string>): Promise<void> {
  await syncFolder(leaf)
  if (named.has(leaf)) return
  for (let above = path.dirname(leaf); above !== path.dirname(folder); above = path.dirname(above)) {
    await syncFolder(above)
  }
  named.add(leaf)
}

async function isThere(place: string): Promise<boolean> {
  try {
    await access(place)
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return false
    throw new BlobsUnreachable(error)
  }
}

// Opened when reading begins, so that content nobody reads holds no file open.
async function* readFrom(
  place: string,
  id: string,
  range: { start: number; end: number },
): AsyncGenerator<Buffer, void> {
  const file = await reaching(() => open(place, 'r'))
  try {
    const { size } = await file.stat()
    const form: StoredForm = {
      size,
      async *read(start, end) {
        for (let at = start; at < end; ) {
          const wanted = Buffer.allocUnsafe(Math.min(STRETCH_BYTES, end - at))
          const { bytesRead } = await readable(id, () => file.read(wanted, 0, wanted.length, at))
          if (bytesRead === 0) return
          yield wanted.subarray(0, bytesRead)
          at += bytesRead
        }
      },
    }
    yield* readPieces(form, id, range)
  } finally {
    await file.close()
  }
}

async function* list(folder: string): AsyncGenerator<ListedBlob, void> {
  for (const first of await readdir(folder)) {
    if (!/^[0-9a-f]{2}$/.test(first)) continue
    for (const second of await readdir(path.join(folder, first))) {
      for (const id of await readdir(path.join(folder, first, second))) {
        const found = await stat(path.join(folder, first, second, id)).catch(() => null)
        if (found === null || !isId(id)) continue
        yield { id, bytes: contentBytes(found.size) ?? 0, storedAt: found.mtime }
      }
    }
  }
}

/** What the disk can no longer read is damaged, and harms nothing but itself. */
async function readable<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw codeOf(error) === 'EIO' ? new BlobDamaged(id) : error
  }
}

/** No room, a disk that does not answer, or too much open at once: said as what it is to whoever asked. */
async function reaching<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const outOfReach = /^(ENOSPC|EDQUOT|EIO|EROFS|EMFILE|ENFILE|EACCES|ENOENT)$/.test(codeOf(error) ?? '')
    throw outOfReach ? new BlobsUnreachable(error) : error
  }
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
