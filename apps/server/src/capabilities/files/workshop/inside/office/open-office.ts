import type { FileFault } from '@baton/contract'
import { bad, foundOnly, type Opened, wordsOf } from '../opened.ts'
import { faultOfOoxml } from './fault-of-ooxml.ts'
import { faultOfOpenDocument } from './fault-of-open-document.ts'
import { holdsAnother } from './holds-another.ts'
import { openArchive } from './open-archive.ts'
import { NotOfficeXml } from './read-xml.ts'
import { wordsOfOffice } from './words-of-office.ts'

/** Most words that are kept for searching, in characters. */
const mostWords = 2_000_000

/** Looks into a document of an office program; it is never shown, only given out as it came. */
export async function openOffice(content: Buffer, mediaType: string): Promise<Opened> {
  const archive = await openArchive(content)
  if (!archive.ok) return bad(archive.fault)
  try {
    const fault = await faultOfMembers(archive.members, mediaType)
    if (fault !== null) return bad(fault)
    const words = wordsOfOffice(archive.members, mediaType).map((page) => page.slice(0, mostWords))
    return { ok: true, found: foundOnly(mediaType), made: [wordsOf(words)] }
  } catch (error) {
    if (error instanceof NotOfficeXml) return bad('broken')
    throw error
  }
}

/** A chart in a presentation brings its table with it: a document within the document, looked into just the same. */
async function faultOfMembers(
  members: ReadonlyMap<string, Buffer>,
  mediaType: string,
  isWithin = false,
): Promise<FileFault | null> {
  const isOpenDocument = mediaType.includes('opendocument')
  const fault = isOpenDocument ? faultOfOpenDocument(members, mediaType) : faultOfOoxml(members, mediaType)
  if (fault !== null) return fault
  let left = 50 * 1024 * 1024
  for (const [name, content] of members) {
    if (!holdsAnother(content)) continue
    const inner = isWithin || isOpenDocument ? null : innerType(name)
    if (inner === null) return 'active-content'
    const archive = await openArchive(content, left)
    if (!archive.ok) return archive.fault
    left -= archive.inflated
    const innerFault = await faultOfMembers(archive.members, inner, true)
    if (innerFault !== null) return innerFault
  }
  return null
}

const main = 'application/vnd.openxmlformats-officedocument'

function innerType(name: string): string | null {
  const [, ending] = /^(?:word|xl|ppt)\/embeddings\/[^/]+\.(docx|xlsx|pptx)$/.exec(name) ?? []
  if (ending === 'docx') return `${main}.wordprocessingml.document`
  if (ending === 'xlsx') return `${main}.spreadsheetml.sheet`
  return ending === 'pptx' ? `${main}.presentationml.presentation` : null
}
