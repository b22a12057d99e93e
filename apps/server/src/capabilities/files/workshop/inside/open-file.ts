import { isLockedOffice } from './office/is-locked-office.ts'
import { bad, type Opened } from './opened.ts'
import { isArchiveToo } from './trailing-archive.ts'
import { typeOf } from './type-of.ts'

const pictures = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/tiff'])
const texts = new Set(['text/plain', 'text/csv', 'text/markdown'])

/** Opens a content as what it is, where that is what its name says it is. */
export async function openFile(content: Buffer, named: readonly string[]): Promise<Opened> {
  const type = await typeOf(content)
  if (type === null) return bad('unknown-type')
  if (type === 'application/x-cfb' && isLockedOffice(content)) return bad('locked')
  const opener = await openerOf(type, named)
  if (opener === null) return bad('unknown-type')
  if (!opener.fits) return bad('wrong-type')
  if (opener.isServedAsItCame && isArchiveToo(content)) return bad('active-content')
  try {
    const opened = await opener.open(content)
    // Whether it is sound or film is known when its tracks are.
    return !opened.ok || named.includes(opened.found.mediaType) ? opened : bad('wrong-type')
  } catch (error) {
    // The tools are here and well: it is the file that they stumbled over.
    return bad(error instanceof RangeError ? 'bomb' : 'broken')
  }
}

interface Opener {
  /** Whether the name allows this type. */
  readonly fits: boolean
  readonly isServedAsItCame: boolean
  open(content: Buffer): Opened | Promise<Opened>
}

/** Brings the tools for a type, and only those: a process opens one file. */
async function openerOf(type: string, named: readonly string[]): Promise<Opener | null> {
  const fits = named.includes(type)
  if (pictures.has(type)) {
    const { openPicture } = await import('./open-picture.ts')
    return { fits, isServedAsItCame: false, open: (content) => openPicture(content, type) }
  }
  if (type === 'application/pdf') {
    const [{ openPdf }, { loadEngine }] = await Promise.all([
      import('./pdf/open-pdf.ts'),
      import('./pdf/engine.ts'),
    ])
    const engine = await loadEngine()
    return { fits, isServedAsItCame: true, open: (content) => openPdf(engine, content) }
  }
  if (isOfficeType(type)) {
    const { openOffice } = await import('./office/open-office.ts')
    return { fits, isServedAsItCame: false, open: (content) => openOffice(content, type) }
  }
  if (type === 'text/plain') {
    const { openText } = await import('./open-text.ts')
    // Only the name tells which of them a text is.
    const text = named.find((name) => texts.has(name))
    return {
      fits: text !== undefined,
      isServedAsItCame: true,
      open: (content) => openText(content, text ?? type),
    }
  }
  if (!/^(audio|video)\//.test(type)) return null
  const { openMedia } = await import('./open-media.ts')
  return {
    fits: named.some((name) => /^(audio|video)\//.test(name)),
    isServedAsItCame: true,
    open: (content) => openMedia(content, type),
  }
}

function isOfficeType(type: string): boolean {
  return /^application\/vnd\.(openxmlformats-officedocument|oasis\.opendocument)\./.test(type)
}
