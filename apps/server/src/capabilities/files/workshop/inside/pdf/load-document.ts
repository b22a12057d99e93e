import type { FileFault } from '@baton/contract'
import type { Engine } from './engine.ts'

/** What the engine calls a document that wants a password. */
const PASSWORD = 4

/** A document, and the form in it, without which what a form says would not be drawn; addresses of the engine. */
export interface PdfDocument {
  readonly at: number
  readonly form: number
}

export type Loaded = { ok: true; document: PdfDocument } | { ok: false; fault: FileFault }

/** Gives a PDF to the engine, which keeps reading it where it lies; it is never closed, the process ends with it. */
export function loadDocument(engine: Engine, content: Buffer): Loaded {
  const at = engine.call('malloc', content.length)
  if (at === 0) return { ok: false, fault: 'bomb' }
  engine.bytes().set(content, at)
  const document = engine.call('FPDF_LoadMemDocument', at, content.length, 0)
  if (document !== 0) return { ok: true, document: { at: document, form: openForm(engine, document) } }
  return { ok: false, fault: engine.call('FPDF_GetLastError') === PASSWORD ? 'locked' : 'broken' }
}

/** Ways back from a form to us, of which we give none: nothing in it is ever run, only drawn. */
const waysBytes = 256
const VERSION = 2

function openForm(engine: Engine, document: number): number {
  const ways = engine.call('malloc', waysBytes)
  engine.bytes().fill(0, ways, ways + waysBytes)
  new DataView(engine.bytes().buffer).setInt32(ways, VERSION, true)
  return engine.call('FPDFDOC_InitFormFillEnvironment', document, ways)
}
