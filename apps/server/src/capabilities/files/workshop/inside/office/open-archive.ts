import type { FileFault } from '@baton/contract'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'

/** What all members together may open into, and how many there may be: a bomb is one long before memory is short. */
const mostInflated = 200 * 1024 * 1024
const mostMembers = 2_000
const mostRatio = 100
/** Below this a high ratio is a small table of zeros and no bomb. */
const harmlessInflated = 10 * 1024 * 1024

export type Archive =
  | { readonly ok: true; readonly members: ReadonlyMap<string, Buffer>; readonly inflated: number }
  | { readonly ok: false; readonly fault: FileFault }

/**
 * Opens an archive whole, in memory: everything it says of its members is held against what they are (FIL23). One that
 * different programs would read differently is broken.
 */
export async function openArchive(content: Buffer, mostBytes = mostInflated): Promise<Archive> {
  try {
    const archive = await fromBufferPromise(content, { strictFileNames: true })
    if (archive.entryCount > mostMembers) return { ok: false, fault: 'bomb' }
    const entries: Entry[] = []
    for await (const entry of archive.eachEntry()) entries.push(entry)
    const fault =
      faultOf(content, archive, entries, mostBytes) ?? (await faultOfPlaces(content, archive, entries))
    if (fault !== null) return { ok: false, fault }
    const members = new Map<string, Buffer>()
    for (const entry of entries) members.set(entry.fileName, await inflate(archive, entry))
    return { ok: true, members, inflated: sizeOf(entries) }
  } catch {
    return { ok: false, fault: 'broken' }
  }
}

function faultOf(content: Buffer, archive: ZipFile, entries: Entry[], mostBytes: number): FileFault | null {
  if (entries.some((entry) => entry.isEncrypted())) return 'locked'
  const inflated = sizeOf(entries)
  if (inflated > mostBytes) return 'bomb'
  if (inflated > harmlessInflated && inflated > content.length * mostRatio) return 'bomb'
  const names = new Set(entries.map(({ fileName }) => fileName.toLowerCase()))
  if (names.size !== entries.length) return 'broken'
  // Something stands behind the directory, or the comment hides it.
  const isEnd = content.subarray(-22, -18).toString('latin1') === 'PK\u0005\u0006'
  return isEnd && archive.comment === '' && entries.every((entry) => entry.canDecodeFileData())
    ? null
    : 'broken'
}

/** Members lie one after another and are named alike in both places: none is hidden, none is read twice. */
async function faultOfPlaces(content: Buffer, archive: ZipFile, entries: Entry[]): Promise<FileFault | null> {
  const places = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
  if (places[0]?.relativeOffsetOfLocalHeader !== 0) return 'active-content'
  let free = 0
  for (const entry of places) {
    const header = await archive.readLocalFileHeaderPromise(entry)
    const end = header.fileDataStart + entry.compressedSize
    if (entry.relativeOffsetOfLocalHeader < free || end > content.length) return 'bomb'
    if (!header.fileName.equals(entry.fileNameRaw)) return 'broken'
    free = end
  }
  return null
}

/** The archive's reader fails when a member turns out larger or smaller than it said. */
async function inflate(archive: ZipFile, entry: Entry): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of await archive.openReadStreamPromise(entry)) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

function sizeOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
}
