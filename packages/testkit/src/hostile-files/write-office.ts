import { writeZip, type ZipMember } from './write-zip.ts'

export type OfficeKind = 'docx' | 'xlsx' | 'pptx'
export type OpenKind = 'odt' | 'ods' | 'odp'

/** What is put into a document besides its words. */
export interface OfficePlan {
  readonly words: readonly string[]
  readonly more?: readonly ZipMember[]
  /** Attributes and children of a relation, as `Type="…" Target="…"`. */
  readonly relations?: readonly string[]
  /** Content types of its parts. */
  readonly types?: readonly string[]
}

const office = 'http://schemas.openxmlformats.org'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** A document of Word, Excel or PowerPoint, with the parts that one has. */
export function officeMembers(kind: OfficeKind, plan: OfficePlan): ZipMember[] {
  const { path, type, parts } = kinds[kind](plan.words)
  const types = [
    `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/>`,
    ...(plan.types ?? []).map((one, index) => `<Override PartName="/more/${index}" ContentType="${one}"/>`),
  ]
  const relations = (plan.relations ?? []).map((one, index) => `<Relationship Id="r${index + 1}" ${one}/>`)
  return [
    xml(
      '[Content_Types].xml',
      `<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`,
    ),
    xml(
      '_rels/.rels',
      `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="${path}"/></Relationships>`,
    ),
    xml(
      `${path.slice(0, path.lastIndexOf('/'))}/_rels/${path.slice(path.lastIndexOf('/') + 1)}.rels`,
      `<Relationships xmlns="${office}/package/2006/relationships">${relations.join('')}</Relationships>`,
    ),
    ...parts,
    ...(plan.more ?? []),
  ]
}

export function writeOffice(kind: OfficeKind, plan: OfficePlan): Buffer {
  return writeZip(officeMembers(kind, plan))
}

/** How Office tells of a relation of one kind. */
export function relation(type: string, target: string, mode: 'External' | 'Internal' = 'Internal'): string {
  return `Type="${office}/officeDocument/2006/relationships/${type}" Target="${escaped(target)}" TargetMode="${mode}"`
}

const kinds: Record<
  OfficeKind,
  (words: readonly string[]) => { path: string; type: string; parts: ZipMember[] }
> = {
  docx: (words) => ({
    path: 'word/document.xml',
    type: 'wordprocessingml.document',
    parts: [
      xml(
        'word/document.xml',
        `<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>${words.map((line) => `<w:p><w:r><w:t>${escaped(line)}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
      ),
    ],
  }),
  xlsx: (words) => ({
    path: 'xl/workbook.xml',
    type: 'spreadsheetml.sheet',
    parts: [
      xml(
        'xl/workbook.xml',
        `<workbook xmlns="${office}/spreadsheetml/2006/main"><sheets><sheet name="Beds" sheetId="1"/></sheets></workbook>`,
      ),
      xml(
        'xl/sharedStrings.xml',
        `<sst xmlns="${office}/spreadsheetml/2006/main">${words.map((line) => `<si><t>${escaped(line)}</t></si>`).join('')}</sst>`,
      ),
    ],
  }),
  pptx: (words) => ({
    path: 'ppt/presentation.xml',
    type: 'presentationml.presentation',
    parts: [
      xml('ppt/presentation.xml', `<p:presentation xmlns:p="${office}/presentationml/2006/main"/>`),
      ...words.map((line, index) =>
        xml(
          `ppt/slides/slide${index + 1}.xml`,
          `<p:sld xmlns:p="${office}/presentationml/2006/main" xmlns:a="${office}/drawingml/2006/main"><a:p><a:r><a:t>${escaped(line)}</a:t></a:r></a:p></p:sld>`,
        ),
      ),
    ],
  }),
}

const openTypes: Record<OpenKind, string> = {
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
}

/** A document of LibreOffice. */
export function openMembers(
  kind: OpenKind,
  {
    words,
    more = [],
    body = '',
    manifest = '',
  }: { words: readonly string[]; more?: ZipMember[]; body?: string; manifest?: string },
): ZipMember[] {
  const names = 'urn:oasis:names:tc:opendocument:xmlns'
  const lines = words.map((line) => `<text:p>${escaped(line)}</text:p>`).join('')
  return [
    { name: 'mimetype', content: Buffer.from(openTypes[kind]), stored: true },
    xml(
      'content.xml',
      `<office:document-content xmlns:office="${names}:office:1.0" xmlns:text="${names}:text:1.0" xmlns:script="${names}:script:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>${lines}${body}</office:text></office:body></office:document-content>`,
    ),
    xml(
      'META-INF/manifest.xml',
      `<manifest:manifest xmlns:manifest="${names}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${openTypes[kind]}"/>${manifest}</manifest:manifest>`,
    ),
    ...more,
  ]
}

export function writeOpen(kind: OpenKind, plan: Parameters<typeof openMembers>[1]): Buffer {
  return writeZip(openMembers(kind, plan))
}

export function xml(name: string, body: string): ZipMember {
  return { name, content: Buffer.from(head + body) }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
