import { typesByName } from '@baton/domain/files/types'
import { goodFiles } from '@baton/testkit/hostile-files/good-files'
import { hostileFiles, writeHostile } from '@baton/testkit/hostile-files/hostile-files'
import { hostileOffice } from '@baton/testkit/hostile-files/hostile-office'
import { hostilePdfs } from '@baton/testkit/hostile-files/hostile-pdfs'
import { pdfStream, writePdf } from '@baton/testkit/hostile-files/write-pdf'
import { planted, writeGif, writePhoto, writePng } from '@baton/testkit/hostile-files/write-picture'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../../../../../../assure/faults/random.ts'
import { openFile } from './open-file.ts'

const chance = randomFrom(7)
const named = (name: string) => typesByName(name).map(({ mediaType }) => mediaType)

async function open(name: string, content: Buffer) {
  const opened = await openFile(content, named(name))
  if (!opened.ok) throw new Error(opened.fault)
  const made = new Map(opened.made.map((one) => [one.name, one.content]))
  return { ...opened, made, words: JSON.parse(made.get('words')?.toString() ?? 'null') }
}

async function faultOf(name: string, content: Buffer) {
  const opened = await openFile(content, named(name))
  return opened.ok ? null : opened.fault
}

const light = hostileFiles.filter(({ heavy }) => heavy !== true)
const others = light.filter((one) => !hostilePdfs.includes(one) && !hostileOffice.includes(one))

describe('what is not what it says, cannot be read, or is two things at once', () => {
  it.each(others.map((one) => [one.what, one] as const))('FIL21, FIL22: %s', async (_what, one) => {
    const { name, content } = await writeHostile(one, chance)
    expect(one.faults).toContain(await faultOf(name, content))
  })
})

describe('documents of office programs', () => {
  it.each(hostileOffice.map((one) => [one.what, one] as const))('FIL23: %s', async (_what, one) => {
    const { name, content } = await writeHostile(one, chance)
    expect(one.faults).toContain(await faultOf(name, content))
  })
})

describe('what runs, hides or carries something in a PDF', () => {
  const pdfs = hostilePdfs.filter(({ heavy }) => heavy !== true)
  it.each(pdfs.map((one) => [one.what, one] as const))('FIL25: %s', async (_what, one) => {
    const { name, content } = await writeHostile(one, chance)
    expect(one.faults).toContain(await faultOf(name, content))
  })
})

describe('what people add every day', () => {
  it('FIL20: what people add every day is taken', async () => {
    for (const write of goodFiles) {
      const { name, content } = await write(chance)
      expect(await faultOf(name, content), name).toBeNull()
    }
  })

  it('FIL27: a text is read as it was meant, and what people add is searched by its words', async () => {
    const letter = writePdf({ pages: [['Potassium 5.9'], ['Sodium 141']] })
    expect((await open('a.pdf', letter)).words).toEqual(['Potassium 5.9', 'Sodium 141'])
    expect(await faultOf('a.txt', Buffer.from('Bed\u0000B4'))).toBe('unknown-type')
    const { words } = await open('a.txt', Buffer.from('Temp. 38.5 \u00b0C, M\u00fcller', 'latin1'))
    expect(words).toEqual(['Temp. 38.5 \u00b0C, M\u00fcller'])
  })
})

describe('pictures are written anew', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('FIL24: a photo is the right way up, lying %i', async (orientation) => {
    const photo = await writePhoto(chance, { orientation })
    const { found, made } = await open('a.jpg', photo)
    const upright = await sharp(photo).autoOrient().raw().toBuffer({ resolveWithObject: true })
    expect([found.width, found.height]).toEqual([upright.info.width, upright.info.height])
    const corners = async (content: Buffer) =>
      (await sharp(content).resize(2, 2, { fit: 'fill' }).removeAlpha().raw().toBuffer()).map((value) =>
        value > 128 ? 1 : 0,
      )
    const expected = await corners(await sharp(photo).autoOrient().png().toBuffer())
    for (const name of ['thumbnail', 'preview', 'whole'] as const)
      expect(await corners(made.get(name) ?? Buffer.alloc(0)), name).toEqual(expected)
  })

  const formats = ['jpeg', 'png', 'webp', 'gif', 'tiff'] as const
  it.each(formats)('FIL24: without what the camera noted, from %s', async (format) => {
    const photo = await writePhoto(chance, { format })
    const { made } = await open(`a.${format}`, photo)
    for (const [name, content] of made) {
      const { exif, icc, iptc, xmp, orientation } = await sharp(content).metadata()
      expect({ exif, icc, iptc, xmp, orientation }, name).toEqual({})
      for (const word of Object.values(planted))
        expect(content.includes(word), `${word} in ${name}`).toBe(false)
    }
  })

  it('FIL24: in three sizes, none larger than it was', async () => {
    const { made } = await open(
      'a.png',
      await writePhoto(chance, { format: 'png', width: 2400, height: 1200 }),
    )
    const widths = await Promise.all(
      [...made.values()].map(async (content) => (await sharp(content).metadata()).width),
    )
    expect(widths).toEqual([320, 1600, 2400])
  })

  it('FIL24: one that moves keeps every frame', async () => {
    const { made } = await open('a.gif', writeGif(7))
    expect((await sharp(made.get('whole')).metadata()).pages).toBe(7)
    expect((await sharp(made.get('thumbnail')).metadata()).pages).toBeUndefined()
  })

  it('FIL24: a drawing keeps every point as it was', async () => {
    const drawing = await sharp(await writePhoto(chance, { format: 'png' }))
      .removeAlpha()
      .png()
      .toBuffer()
    const { made } = await open('a.png', drawing)
    const points = (content: Buffer | undefined) => sharp(content).removeAlpha().raw().toBuffer()
    expect(await points(made.get('whole'))).toEqual(await points(drawing))
  })

  it('FIL24: up to 50 million points', async () => {
    expect(await faultOf('a.png', writePng(7000, 7000))).toBeNull()
    expect(await faultOf('a.png', writePng(7100, 7100))).toBe('bomb')
  })
})

describe('no page is left out', () => {
  it('FIL26: what a form says is drawn with the page', async () => {
    const appearance = pdfStream(
      '/Type/XObject/Subtype/Form/BBox[0 0 200 100]',
      Buffer.from('0 g 0 0 200 100 re f'),
    )
    const plain = writePdf({ pages: [['']] })
    const filled = writePdf({
      pages: [['']],
      catalogue: '/AcroForm<</Fields[@1]>>',
      firstPage: '/Annots[@1]',
      objects: [
        '<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(Iris)/F 4/Rect[100 400 300 500]/AP<</N @2>>>>',
        appearance,
      ],
    })
    const darkness = async (content: Buffer) => {
      const { made } = await open('a.pdf', content)
      return (await sharp(made.get('thumbnail')).greyscale().stats()).channels[0]?.mean ?? 0
    }
    expect(await darkness(filled)).toBeLessThan((await darkness(plain)) - 5)
  })
})
