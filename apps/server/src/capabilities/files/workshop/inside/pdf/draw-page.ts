import sharp from 'sharp'
import type { Engine } from './engine.ts'
import type { PdfDocument } from './load-document.ts'

/** Annotations are drawn too: a note on a letter is part of the letter. */
const ANNOTATIONS = 0x01
const RED_FIRST = 0x10
const WHITE = 0xffffffff
/** Pixels across; a page that is very long is drawn smaller, so that it is drawn whole. */
const width = 1600
const mostHeight = 6400

/** A page as a picture; `null` when it cannot be drawn. */
export async function drawPage(
  engine: Engine,
  document: PdfDocument,
  number: number,
  as: 'page' | 'thumbnail',
): Promise<Buffer | null> {
  const page = engine.call('FPDF_LoadPage', document.at, number - 1)
  if (page === 0) return null
  engine.call('FORM_OnAfterLoadPage', page, document.form)
  const drawn = draw(engine, page, document.form)
  engine.call('FORM_OnBeforeClosePage', page, document.form)
  engine.call('FPDF_ClosePage', page)
  if (drawn === null) return null
  const { pixels, size } = drawn
  const source = sharp(pixels, { raw: { ...size, channels: 4 } }).removeAlpha()
  if (as === 'page') return source.webp({ quality: 88, effort: 2 }).toBuffer()
  return source.resize({ width: 320, height: 320, fit: 'inside' }).webp({ quality: 80 }).toBuffer()
}

function draw(
  engine: Engine,
  page: number,
  form: number,
): { pixels: Buffer; size: { width: number; height: number } } | null {
  const wide = engine.call('FPDF_GetPageWidthF', page)
  const high = engine.call('FPDF_GetPageHeightF', page)
  if (!(wide > 0 && high > 0)) return null
  const scale = Math.min(width / wide, mostHeight / high)
  const size = { width: Math.max(1, Math.round(wide * scale)), height: Math.max(1, Math.round(high * scale)) }
  const bitmap = engine.call('FPDFBitmap_Create', size.width, size.height, 0)
  if (bitmap === 0) return null
  engine.call('FPDFBitmap_FillRect', bitmap, 0, 0, size.width, size.height, WHITE)
  const place = [0, 0, size.width, size.height, 0, ANNOTATIONS | RED_FIRST] as const
  engine.call('FPDF_RenderPageBitmap', bitmap, page, ...place)
  // What somebody has filled in lies over the page.
  if (form !== 0) engine.call('FPDF_FFLDraw', form, bitmap, page, ...place)
  const pixels = copyPixels(engine, bitmap, size)
  engine.call('FPDFBitmap_Destroy', bitmap)
  return { pixels, size }
}

/** Rows without what pads them. */
function copyPixels(engine: Engine, bitmap: number, size: { width: number; height: number }): Buffer {
  const at = engine.call('FPDFBitmap_GetBuffer', bitmap)
  const stride = engine.call('FPDFBitmap_GetStride', bitmap)
  const memory = engine.bytes()
  const pixels = Buffer.allocUnsafe(size.width * size.height * 4)
  for (let row = 0; row < size.height; row += 1) {
    const from = at + row * stride
    pixels.set(memory.subarray(from, from + size.width * 4), row * size.width * 4)
  }
  return pixels
}
