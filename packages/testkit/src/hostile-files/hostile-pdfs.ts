import { deflateSync } from 'node:zlib'
import { linesFrom } from './good-files.ts'
import type { Hostile } from './hostile.ts'
import { writeOffice } from './write-office.ts'
import { type PdfPlan, pdfStream, writePdf } from './write-pdf.ts'

const script = '<</S/JavaScript/JS(app.launchURL\\("http://evil.example"\\))>>'
const runs = ['active-content'] as const

/** PDFs that run, carry, hide, grow or break something. */
export const hostilePdfs: readonly Hostile[] = [
  active('PDF that runs a script when it is opened', { catalogue: '/OpenAction @1', objects: [script] }),
  active('PDF whose script is packed away', { catalogue: '/OpenAction @1', objects: [script], packed: true }),
  active('PDF whose script is packed away and sealed', {
    catalogue: '/OpenAction @1',
    objects: [script],
    packed: true,
    locked: 'owner',
  }),
  active('PDF whose script is spelt oddly', {
    catalogue: '/OpenAction @1',
    objects: ['<</S/J#61vaScr#69pt/J#53(app.alert\\(1\\))>>'],
  }),
  active('PDF with scripts by name', {
    catalogue: '/Names<</JavaScript<</Names[(a) @1]>>>>',
    objects: [script],
  }),
  active('PDF whose page runs a script', { firstPage: '/AA<</O @1>>', objects: [script], packed: true }),
  active('PDF that starts a program', {
    catalogue: '/OpenAction @1',
    objects: ['<</S/Launch/Win<</F(cmd.exe)/P(/c calc)>>>>'],
  }),
  active('PDF with a link that is a script', {
    firstPage: '/Annots[@1]',
    objects: ['<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(javascript:alert\\(1\\))>>>>'],
  }),
  active('PDF that carries a program', {
    catalogue: '/Names<</EmbeddedFiles<</Names[(a.exe) @2]>>>>',
    objects: [
      pdfStream('/Type/EmbeddedFile', Buffer.from('MZ\u0090\u0000', 'latin1')),
      '<</Type/Filespec/F(a.exe)/EF<</F @1>>>>',
    ],
  }),
  active('PDF with a form that runs', {
    catalogue: '/AcroForm<</XFA @1>>',
    objects: [pdfStream('', Buffer.from('<xdp/>'))],
  }),
  {
    what: 'PDF with a page in front of it',
    ending: 'pdf',
    faults: ['broken', 'wrong-type', 'unknown-type'],
    write: (chance) => Buffer.concat([Buffer.from('<html><script>alert(1)</script></html>\n'), pdf(chance)]),
  },
  {
    what: 'PDF with an archive behind it',
    ending: 'pdf',
    faults: ['broken', 'active-content'],
    write: (chance) => Buffer.concat([pdf(chance), writeOffice('docx', { words: linesFrom(chance) })]),
  },
  {
    what: 'PDF that is an archive as well',
    ending: 'pdf',
    faults: ['active-content'],
    write: (chance) => {
      const archive = writeOffice('docx', { words: linesFrom(chance) })
      const end = Buffer.from(archive)
      // The comment of the archive is the PDF's own end.
      end.writeUInt16LE('\n%%EOF\n'.length, end.length - 2)
      return Buffer.concat([pdf(chance), Buffer.from('%'), end, Buffer.from('\n%%EOF\n')])
    },
  },
  {
    what: 'PDF cut short',
    ending: 'pdf',
    faults: ['broken'],
    write: (chance) => {
      const whole = pdf(chance)
      return whole.subarray(0, 20 + chance.below(whole.length - 40))
    },
  },
  {
    what: 'PDF under a password',
    ending: 'pdf',
    faults: ['locked'],
    write: (chance) => writePdf({ pages: [linesFrom(chance)], locked: 'user' }),
  },
  {
    what: 'PDF that hides pages',
    ending: 'pdf',
    faults: ['broken'],
    write: (chance) => writePdf({ pages: [linesFrom(chance), linesFrom(chance), ['hidden']], says: 1 }),
  },
  {
    what: 'PDF that says it has more pages',
    ending: 'pdf',
    faults: ['broken'],
    write: (chance) => writePdf({ pages: [linesFrom(chance)], says: 40 }),
  },
  {
    what: 'PDF of 100,000 pages',
    ending: 'pdf',
    faults: ['bomb', 'broken'],
    heavy: true,
    write: () => manyPages(100_000),
  },
  {
    what: 'PDF whose tree turns back on itself',
    ending: 'pdf',
    faults: ['broken', 'bomb'],
    write: () =>
      Buffer.from(
        writePdf({ pages: [['a']] })
          .toString('latin1')
          .replace('/Kids[4 0 R]', '/Kids[2 0 R]'),
        'latin1',
      ),
  },
  {
    what: 'PDF nested very deep',
    ending: 'pdf',
    faults: ['broken', 'bomb', null],
    write: () =>
      writePdf({
        pages: [['a']],
        catalogue: '/Deep @1',
        objects: [`${'['.repeat(50_000)}${']'.repeat(50_000)}`],
      }),
  },
  {
    what: 'PDF whose page opens into very much',
    ending: 'pdf',
    faults: ['bomb', 'broken', null],
    heavy: true,
    write: () => {
      const content = deflateSync(Buffer.alloc(100 * 1024 * 1024, '1 0 0 rg 0 0 9 9 re f\n'), { level: 9 })
      const swap = (index: number) => (index === 0 ? '/Contents @1' : '')
      return writePdf({
        pages: [['a']],
        firstPage: swap(0),
        objects: [pdfStream('/Filter/FlateDecode', content)],
      })
    },
  },
  {
    what: 'PDF with a picture of 900 million points',
    ending: 'pdf',
    faults: ['bomb', null],
    heavy: true,
    write: () => {
      const content = deflateSync(Buffer.alloc(100 * 1024 * 1024), { level: 9 })
      const picture =
        '/Type/XObject/Subtype/Image/Width 30000/Height 30000/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode'
      const drawing = pdfStream('', Buffer.from('500 0 0 500 0 0 cm /P Do'))
      return writePdf({
        pages: [['a']],
        firstPage: '/Resources<</XObject<</P @1>>>>/Contents @2',
        objects: [pdfStream(picture, content), drawing],
      })
    },
  },
]

function active(what: string, plan: Omit<PdfPlan, 'pages'>): Hostile {
  return {
    what,
    ending: 'pdf',
    faults: runs,
    write: (chance) => writePdf({ pages: [linesFrom(chance)], ...plan }),
  }
}

function pdf(chance: Parameters<typeof linesFrom>[0]): Buffer {
  return writePdf({ pages: [linesFrom(chance)] })
}

/** So many pages, of which each is the same few bytes. */
function manyPages(count: number): Buffer {
  return writePdf({ pages: Array.from({ length: count }, () => ['a']) })
}
