import type { Chance, PaperUpload } from './chance.ts'
import { writeMp3, writeMp4, writeWav, writeWebm } from './write-media.ts'
import { officeMembers, relation, writeOffice, writeOpen, xml } from './write-office.ts'
import { writePdf } from './write-pdf.ts'
import { type PictureFormat, writePhoto } from './write-picture.ts'
import { writeZip } from './write-zip.ts'

/** Words as people write them on a ward. */
export const wardWords = [
  'Potassium 5.9 mmol/L, please repeat',
  'Bed B4: discharge today, letter attached',
  'NEWS2 7 at 02:10, reviewed by the registrar',
  'Co-amoxiclav 1.2 g IV, day 3 of 7',
  'Wound 4 x 2 cm, granulating, no odour',
] as const

/** What people add every day; each must be taken. */
export const goodFiles: readonly ((chance: Chance) => Promise<PaperUpload> | PaperUpload)[] = [
  async (chance) => {
    const orientation = 1 + chance.below(8)
    const width = 200 + chance.below(400)
    return good(`photo, lying ${orientation}`, 'jpg', await writePhoto(chance, { orientation, width }))
  },
  async (chance) => {
    const format = chance.among<PictureFormat>(['png', 'webp', 'gif', 'tiff'])
    return good(`picture as ${format}`, format, await writePhoto(chance, { format }))
  },
  (chance) => good('letter', 'pdf', writePdf({ pages: [linesFrom(chance)] })),
  (chance) =>
    good(
      'leaflet of some pages',
      'pdf',
      writePdf({ pages: pagesFrom(chance, 2 + chance.below(6)), packed: true }),
    ),
  (chance) =>
    good('letter that may not be altered', 'pdf', writePdf({ pages: [linesFrom(chance)], locked: 'owner' })),
  (chance) =>
    good(
      'letter with a link',
      'pdf',
      writePdf({
        pages: [linesFrom(chance)],
        firstPage: '/Annots[@1]',
        objects: [
          '<</Type/Annot/Subtype/Link/Rect[60 700 300 720]/A<</S/URI/URI(https://www.england.nhs.uk/)>>>>',
        ],
      }),
    ),
  (chance) => good('note', 'txt', Buffer.from(linesFrom(chance).join('\r\n'))),
  () => good('note of an older system', 'txt', Buffer.from('Temp. 38.5 \u00b0C, M\u00fcller', 'latin1')),
  (chance) =>
    good('note with headings', 'md', Buffer.from(`# Ward 7\n\n- ${linesFrom(chance).join('\n- ')}\n`)),
  (chance) =>
    good(
      'table',
      'csv',
      Buffer.from(`bed,change\n${[1, 2, 3].map((bed) => `B${bed},-${chance.below(9)}`).join('\n')}\n`),
    ),
  (chance) => good('document', 'docx', writeOffice('docx', { words: linesFrom(chance), relations: [link] })),
  (chance) => good('workbook', 'xlsx', writeOffice('xlsx', { words: linesFrom(chance) })),
  (chance) => {
    const table = writeOffice('xlsx', { words: linesFrom(chance) })
    const more = [{ name: 'ppt/embeddings/Microsoft_Excel_Sheet1.xlsx', content: table, stored: true }]
    return good('slides with a chart', 'pptx', writeOffice('pptx', { words: linesFrom(chance), more }))
  },
  (chance) => good('document of LibreOffice', 'odt', writeOpen('odt', { words: linesFrom(chance) })),
  (chance) => good('table of LibreOffice', 'ods', writeOpen('ods', { words: linesFrom(chance) })),
  (chance) => good('slides of LibreOffice', 'odp', writeOpen('odp', { words: linesFrom(chance) })),
  () => good('voice message', 'wav', writeWav()),
  () => good('voice message', 'mp3', writeMp3()),
  () => good('voice message of a phone', 'm4a', writeMp4({ brand: 'M4A ' })),
  () => good('voice message of a browser', 'webm', writeWebm()),
  () => good('film of a phone', 'mp4', writeMp4({ film: true, place: '+51.5007-000.1246/' })),
  () => good('film of a phone', 'mov', writeMp4({ film: true, brand: 'qt  ' })),
  () => good('film of a browser', 'webm', writeWebm({ film: true })),
  (chance) =>
    good(
      'document with a picture and a heading',
      'docx',
      writeZip([
        ...officeMembers('docx', { words: linesFrom(chance) }),
        xml('docProps/core.xml', '<coreProperties xmlns="x"><title>Letter</title></coreProperties>'),
        { name: 'word/media/image1.png', content: Buffer.from('89504e470d0a1a0a', 'hex'), stored: true },
      ]),
    ),
]

const link = relation('hyperlink', 'https://www.nice.org.uk/', 'External')

function good(what: string, ending: string, content: Buffer): PaperUpload {
  return { what, name: `${what.replaceAll(',', '')}.${ending}`, content }
}

export function linesFrom(chance: Chance): string[] {
  return Array.from({ length: 1 + chance.below(6) }, () => chance.among(wardWords))
}

function pagesFrom(chance: Chance, count: number): string[][] {
  return Array.from({ length: count }, () => linesFrom(chance))
}
