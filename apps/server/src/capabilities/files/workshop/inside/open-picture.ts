import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp'
import { bad, foundOnly, type Made, type Opened } from './opened.ts'

/** Pixels of all frames together that are opened. */
const mostPixels = 50_000_000
const mostFrames = 1_000
/** WebP knows no longer side. */
const longestWebp = 16_383
const mostLossless = 8_000_000

// No loader but those of the types that are taken, and those from memory only: no SVG, no files, no addresses.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff'].map((loader) => `VipsForeignLoad${loader}Buffer`),
})
sharp.concurrency(1)
sharp.cache(false)

/**
 * Writes a picture anew, the right way up, in three sizes: what is served has pixels and nothing else of what came
 * (FIL24). Of one that moves every frame is kept.
 */
export async function openPicture(content: Buffer, mediaType: string): Promise<Opened> {
  const opened = await write(content, mediaType, 'warning')
  return opened === 'harmless' ? again(await write(content, mediaType, 'error')) : opened
}

/** What some phones write into every photo, and what comes after all of the picture: nothing of it is missing. */
const harmless = /Invalid SOS parameters|extraneous bytes before marker 0xd9/

/** Anything else that a decoder wonders about may mean that a part of the picture was made up. */
async function write(
  content: Buffer,
  mediaType: string,
  failOn: 'warning' | 'error',
): Promise<Opened | 'harmless'> {
  const strict = { failOn, limitInputPixels: mostPixels } as const
  try {
    const meta = await sharp(content, strict).metadata()
    const frames = meta.pages ?? 1
    // Only the first page would be shown, as if it were all.
    if (mediaType === 'image/tiff' && frames > 1) return bad('unknown-type')
    if (frames > mostFrames || pixelsOf(meta) > mostPixels) return bad('bomb')
    return frames > 1
      ? await openMoving(content, mediaType, strict)
      : await openStill(content, mediaType, meta, strict)
  } catch (error) {
    const why = error instanceof Error ? error.message : ''
    if (failOn === 'warning' && harmless.test(why)) return 'harmless'
    return bad(/pixel limit/i.test(why) ? 'bomb' : 'broken')
  }
}

function again(opened: Opened | 'harmless'): Opened {
  return opened === 'harmless' ? bad('broken') : opened
}

type Strict = Pick<SharpOptions, 'failOn' | 'limitInputPixels'>

function pixelsOf({ width, height, pageHeight, pages = 1 }: Metadata): number {
  return width * (pageHeight ?? height) * pages
}

async function openStill(
  content: Buffer,
  mediaType: string,
  meta: Metadata,
  strict: Strict,
): Promise<Opened> {
  const open = () => sharp(content, strict).autoOrient()
  const { data, info } = await writeWhole(open(), meta, mediaType).toBuffer({
    resolveWithObject: true,
  })
  const preview = await within(open(), 1600).webp({ quality: 82 }).toBuffer()
  const thumbnail = await within(sharp(preview), 320).webp({ quality: 75 }).toBuffer()
  return picture(mediaType, info, { thumbnail, preview, whole: data })
}

async function openMoving(content: Buffer, mediaType: string, strict: Strict): Promise<Opened> {
  const open = () => sharp(content, { ...strict, animated: true })
  const { data, info } = await open().webp({ quality: 85, effort: 2 }).toBuffer({ resolveWithObject: true })
  const preview = await within(open(), 1600).webp({ quality: 75, effort: 2 }).toBuffer()
  const thumbnail = await within(sharp(content, strict), 320).webp({ quality: 75 }).toBuffer()
  const size = { width: info.width, height: info.pageHeight ?? info.height }
  return picture(mediaType, size, { thumbnail, preview, whole: data })
}

/** A photo stays a photo; anything else keeps every pixel as it was where that does not take minutes. */
function writeWhole(source: Sharp, { width, height }: Metadata, mediaType: string): Sharp {
  if (mediaType === 'image/jpeg' || Math.max(width, height) > longestWebp)
    return source.flatten({ background: 'white' }).jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
  return source.webp({ quality: 92, lossless: width * height <= mostLossless, effort: 2 })
}

function within(source: Sharp, side: number): Sharp {
  return source.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
}

function picture(
  mediaType: string,
  { width, height }: { width: number; height: number },
  made: Readonly<Record<'thumbnail' | 'preview' | 'whole', Buffer>>,
): Opened {
  const list: Made[] = [
    { name: 'thumbnail', content: made.thumbnail },
    { name: 'preview', content: made.preview },
    { name: 'whole', content: made.whole },
  ]
  return { ok: true, found: foundOnly(mediaType, { width, height }), made: list }
}
