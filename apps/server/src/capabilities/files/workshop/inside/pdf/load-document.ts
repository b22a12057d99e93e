import type { FileFault } from '@baton/contract'
import type { Engine } from './engine.ts'

/** What the engine calls a document that wants a password. */
const PASSWORD = 4

export type Loaded = { ok: true; document: number } | { ok: false; fault: FileFault }

/** Gives a PDF to the engine, which keeps reading it where it lies; it is never closed, the process ends with it. */
export function loadDocument(engine: Engine, content: Buffer): Loaded {
  const at = engine.call('malloc', content.length)
  if (at === 0) return { ok: false, fault: 'bomb' }
  engine.bytes().set(content, at)
  const document = engine.call('FPDF_LoadMemDocument', at, content.length, 0)
  if (document !== 0) return { ok: true, document }
  return { ok: false, fault: engine.call('FPDF_GetLastError') === PASSWORD ? 'locked' : 'broken' }
}
