import sharp from 'sharp'
import type { Engine } from './engine.ts'

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
  document: number,
  number: number,
  as: 'page' | 'thumbnail',
): Promise<Buffer | null> {
  const page = engine.call('FPDF_LoadPage', document, number - 1)
  if (page === 0) return null
  const drawn = draw(engine, page)
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
): { pixels: Buffer; size: { width: number; height: number } } | null {
  const wide = engine.call('FPDF_GetPageWidthF', page)
  const high = engine.call('FPDF_GetPageHeightF', page)
  if (!(wide > 0 && high > 0)) return null
  const scale = Math.min(width / wide, mostHeight / high)
  const size = { width: Math.max(1, Math.round(wide * scale)), height: Math.max(1, Math.round(high * scale)) }
  const bitmap = engine.call('FPDFBitmap_Create', size.width, size.height, 0)
  if (bitmap === 0) return null
  engine.call('FPDFBitmap_FillRect', bitmap, 0, 0, size.width, size.height, WHITE)
  engine.call(
    'FPDF_RenderPageBitmap',
    bitmap,
    page,
    0,
    0,
    size.width,
    size.height,
    0,
    ANNOTATIONS | RED_FIRST,
  )
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
