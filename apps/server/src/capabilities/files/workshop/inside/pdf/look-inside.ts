import type { FileFault } from '@baton/contract'
import { countPages } from './count-pages.ts'
import type { Engine } from './engine.ts'
import { isActive } from './is-active.ts'
import { ObjectReader } from './read-objects.ts'
import { NotPdf } from './scanner.ts'
import { isDictionary, isList, nameOf, type PdfValue, referenceOf } from './values.ts'

/** Everything in the open: no seals, no packed objects, nothing left of earlier versions that is no longer used. */
const WITHOUT_SECURITY = 3

export type LookedInside = { ok: true; pages: number } | { ok: false; fault: FileFault }

/**
 * Looks at every object of a document (FIL25). It is looked at as the engine writes it anew, so that nothing hides in
 * packed object streams, behind seals, in odd spellings of names or in a broken table of contents.
 */
export function lookInside(engine: Engine, document: number): LookedInside {
  let active = false
  const tree = new Map<number, PdfValue>()
  const reader = new ObjectReader((number, value) => {
    active ||= isActive(value)
    if (isOfTree(value)) tree.set(number, value)
  })
  try {
    if (!writeAnew(engine, document, (piece) => reader.push(piece))) return { ok: false, fault: 'broken' }
    const trailer = reader.end()
    return active ? { ok: false, fault: 'active-content' } : { ok: true, pages: countPages(tree, trailer) }
  } catch (error) {
    if (!(error instanceof NotPdf)) throw error
    return { ok: false, fault: 'broken' }
  }
}

/** What counting pages needs; the rest of a large document is not kept. */
function isOfTree(value: PdfValue): boolean {
  if (isList(value)) return value.every((inner) => referenceOf(inner) !== null)
  if (!isDictionary(value)) return false
  return value.has('Kids') || value.has('Pages') || nameOf(value.get('Type')) === 'Page'
}

/** Has the engine write the document, piece by piece; an error of ours must not unwind through the engine. */
function writeAnew(engine: Engine, document: number, take: (piece: Buffer) => void): boolean {
  let failed: unknown
  const place = engine.place((_self, data, size) => {
    try {
      take(Buffer.from(engine.bytes().slice(data, data + size)))
      return 1
    } catch (error) {
      failed = error
      return 0
    }
  })
  // A version and the function's place.
  const writer = engine.call('malloc', 8)
  new DataView(engine.bytes().buffer).setInt32(writer, 1, true)
  new DataView(engine.bytes().buffer).setInt32(writer + 4, place, true)
  const written = engine.call('FPDF_SaveAsCopy', document, writer, WITHOUT_SECURITY)
  if (failed !== undefined) throw failed
  return written !== 0
}
