import type { Engine } from './engine.ts'

/** The words of a page; none when it cannot be read. */
export function readPage(engine: Engine, document: number, number: number): string {
  const page = engine.call('FPDF_LoadPage', document, number - 1)
  if (page === 0) return ''
  const text = engine.call('FPDFText_LoadPage', page)
  const words = text === 0 ? '' : readText(engine, text)
  if (text !== 0) engine.call('FPDFText_ClosePage', text)
  engine.call('FPDF_ClosePage', page)
  return words
}

function readText(engine: Engine, text: number): string {
  const characters = engine.call('FPDFText_CountChars', text)
  if (characters <= 0) return ''
  const at = engine.call('malloc', 2 * (characters + 1))
  if (at === 0) return ''
  const written = engine.call('FPDFText_GetText', text, 0, characters, at)
  const bytes = Buffer.from(engine.bytes().slice(at, at + 2 * Math.max(0, written - 1)))
  engine.call('free', at)
  return bytes.toString('utf16le').toWellFormed().replaceAll('\0', '')
}
