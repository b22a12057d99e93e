import { bad, foundOnly, type Opened, wordsOf } from '../opened.ts'
import { drawPage } from './draw-page.ts'
import type { Engine } from './engine.ts'
import { loadDocument } from './load-document.ts'
import { lookInside } from './look-inside.ts'
import { readPage } from './read-page.ts'

/** More pages than any leaflet, formulary or set of notes has. */
const mostPages = 3_000
const mostWords = 10_000_000

/** Looks into a PDF and counts its pages in two ways. */
export async function openPdf(engine: Engine, content: Buffer): Promise<Opened> {
  if (!isWholePdf(content)) return bad('broken')
  const loaded = loadDocument(engine, content)
  if (!loaded.ok) return bad(loaded.fault)
  const { document } = loaded
  const pages = engine.call('FPDF_GetPageCount', document.at)
  if (pages > mostPages) return bad('bomb')
  const inside = lookInside(engine, document.at)
  if (!inside.ok) return bad(inside.fault)
  // Pages that the engine leaves out would be missing from what is shown, and nobody would know.
  if (pages < 1 || inside.pages !== pages) return bad('broken')
  const words: string[] = []
  let length = 0
  for (let number = 1; number <= pages; number += 1) {
    const page = length > mostWords ? '' : readPage(engine, document.at, number)
    length += page.length
    words.push(page)
  }
  const first = await drawPage(engine, document, 1, 'thumbnail')
  const thumbnail = first === null ? [] : [{ name: 'thumbnail', content: first } as const]
  return {
    ok: true,
    found: foundOnly('application/pdf', { pages }),
    made: [...thumbnail, wordsOf(words)],
  }
}

/** Begins and ends as a PDF does: what stands before, or much behind, is something else's. */
function isWholePdf(content: Buffer): boolean {
  if (content.subarray(0, 5).toString('latin1') !== '%PDF-') return false
  const end = content.subarray(-2048).toString('latin1')
  const mark = end.lastIndexOf('%%EOF')
  return mark >= 0 && /^[\s\0]*$/.test(end.slice(mark + 5))
}
