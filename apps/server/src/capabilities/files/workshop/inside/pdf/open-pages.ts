import { bad, foundOnly, type Opened } from '../opened.ts'
import { drawPage } from './draw-page.ts'
import { loadEngine } from './engine.ts'
import { loadDocument } from './load-document.ts'

/** Opens a PDF that has been looked into, to draw its pages one by one. */
export async function openPages(content: Buffer): Promise<Opened> {
  const engine = await loadEngine()
  const loaded = loadDocument(engine, content)
  if (!loaded.ok) return bad(loaded.fault)
  const { document } = loaded
  const pages = engine.call('FPDF_GetPageCount', document.at)
  return {
    ok: true,
    found: foundOnly('application/pdf', { pages }),
    made: [],
    drawPage: async (number) => (number > pages ? null : drawPage(engine, document, number, 'page')),
  }
}
