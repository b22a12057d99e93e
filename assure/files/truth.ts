import { api } from '@baton/contract'
import type { StaffSession } from '../../bench/load/staff-session.ts'
import type { Random } from '../faults/random.ts'
import { type Fetched, fetchContent } from './wire.ts'

/** Everything that can be fetched of files, as it was when it was right, by file and what of it. */
export type Truth = Map<string, Map<string, Buffer>>

/** The ways to all that can be fetched of a file now; none, when it is not shown. */
export async function waysTo(session: StaffSession, fileId: string): Promise<Map<string, string>> {
  const { file, links } = await session.call(api.files.open, { fileId })
  const ways = new Map<string, string>()
  if (file.state !== 'ready') return ways
  if (links.whole !== null) ways.set('whole', links.whole)
  if (links.preview !== null) ways.set('preview', links.preview)
  if (file.kind !== 'image' && links.download !== null) ways.set('download', links.download)
  const { thumbnails } = await session.call(api.files.thumbnails, { fileIds: fileId as never })
  for (const { link } of thumbnails) ways.set('thumbnail', link)
  return ways
}

/** Fetches all of a file. */
export async function fetchAll(
  session: StaffSession,
  url: string,
  fileId: string,
): Promise<Map<string, Fetched>> {
  const found = new Map<string, Fetched>()
  for (const [what, link] of await waysTo(session, fileId))
    found.set(what, await fetchContent(session, url, link))
  return found
}

/** How reading a file compared with the truth: `right`, `kept-back` where something was not given, or `wrong`. */
export type Compared = 'right' | 'kept-back' | 'wrong'

/** Reads all of a file, whole and in random ranges, and compares every byte that was given with what is true. */
export async function compare(
  session: StaffSession,
  url: string,
  fileId: string,
  truth: Truth,
  random: Random,
): Promise<Compared> {
  const right = truth.get(fileId) ?? new Map<string, Buffer>()
  const ways = await waysTo(session, fileId)
  let compared: Compared = ways.size < right.size ? 'kept-back' : 'right'
  for (const [what, content] of right) {
    const link = ways.get(what)
    if (link === undefined) continue
    const ranges = Array.from({ length: 3 }, () => rangeOf(content.length, random))
    for (const range of [undefined, ...ranges]) {
      const wanted = range === undefined ? content : content.subarray(range.start, range.end)
      const fetched = await fetchContent(session, url, link, range)
      if (fetched.is === 'refused') compared = 'kept-back'
      else if (fetched.is === 'short') {
        if (!fetched.content.equals(wanted.subarray(0, fetched.content.length))) return 'wrong'
        compared = 'kept-back'
      } else if (!fetched.content.equals(wanted)) return 'wrong'
    }
  }
  return compared
}

function rangeOf(length: number, random: Random): { start: number; end: number } {
  const start = random.below(length)
  return { start, end: start + 1 + random.below(length - start) }
}
