import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'

/** A PDF and what is put into it. Objects of one's own are told by `@1`, `@2`, … in the words that point to them. */
export interface PdfPlan {
  /** The lines of each page. */
  readonly pages: readonly (readonly string[])[]
  /** Entries of the catalogue. */
  readonly catalogue?: string
  /** Entries of the first page. */
  readonly firstPage?: string
  readonly objects?: readonly (string | Buffer)[]
  /** In object streams, where a plain look sees nothing. */
  readonly packed?: boolean
  /** `owner`: sealed, and opens without a password; `user`: opens with one only. */
  readonly locked?: 'owner' | 'user'
  /** How many pages it says it has. */
  readonly says?: number
}

/** Writes a PDF. */
export function writePdf(plan: PdfPlan): Buffer {
  const bodies = bodiesOf(plan)
  const lock = plan.locked === undefined ? null : lockOf(plan.locked)
  return plan.packed === true ? writePacked(bodies, lock) : writePlain(bodies, lock)
}

function bodiesOf({ pages, catalogue = '', firstPage = '', objects = [], says }: PdfPlan): Buffer[] {
  const firstOwn = 4 + pages.length * 2
  const place = (text: string) =>
    text.replaceAll(/@(\d+)/g, (_, own: string) => `${firstOwn + Number(own) - 1} 0 R`)
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ')
  const bodies: (string | Buffer)[] = [
    `<</Type/Catalog/Pages 2 0 R${place(catalogue)}>>`,
    `<</Type/Pages/Kids[${kids}]/Count ${says ?? pages.length}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
  ]
  for (const [index, lines] of pages.entries()) {
    const more = index === 0 ? place(firstPage) : ''
    bodies.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${5 + index * 2} 0 R/Resources<</Font<</F1 3 0 R>>>>${more}>>`,
      pdfStream('', Buffer.from(drawing(lines), 'latin1')),
    )
  }
  return [...bodies, ...objects.map((one) => (typeof one === 'string' ? place(one) : one))].map((body) =>
    typeof body === 'string' ? Buffer.from(body, 'latin1') : body,
  )
}

/** A stream with entries of its dictionary. */
export function pdfStream(entries: string, content: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<<${entries}/Length ${content.length}>>\nstream\n`, 'latin1'),
    content,
    Buffer.from('\nendstream', 'latin1'),
  ])
}

function drawing(lines: readonly string[]): string {
  const shown = lines.map((line) => `(${line.replaceAll(/[\\()]/g, '\\$&')}) Tj 0 -24 Td`)
  return `BT /F1 18 Tf 60 760 Td ${shown.join('\n')} ET`
}

function writePlain(bodies: readonly Buffer[], lock: Lock | null): Buffer {
  const { pieces, places } = writeObjects(
    bodies.map((body, index) => ({ number: index + 1, body })),
    lock,
  )
  const at = lengthOf(pieces)
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`)
  const trailer = `trailer\n<</Size ${bodies.length + 1}/Root 1 0 R${lock?.entry ?? ''}>>\nstartxref\n${at}\n%%EOF\n`
  const table = `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${rows.join('')}${trailer}`
  return Buffer.concat([...pieces, Buffer.from(table, 'latin1')])
}

function writePacked(bodies: readonly Buffer[], lock: Lock | null): Buffer {
  const numbered = bodies.map((body, index) => ({ number: index + 1, body }))
  const loose = numbered.filter(({ body }) => body.includes('stream\n'))
  const packed = numbered.filter(({ body }) => !body.includes('stream\n'))
  let at = 0
  const heads = packed.map(({ number, body }) => {
    const head = `${number} ${at}`
    at += body.length + 1
    return head
  })
  const head = Buffer.from(`${heads.join(' ')} `)
  const content = deflateSync(
    Buffer.concat([head, ...packed.flatMap(({ body }) => [body, Buffer.from(' ')])]),
  )
  const holder = {
    number: bodies.length + 1,
    body: pdfStream(`/Type/ObjStm/N ${packed.length}/First ${head.length}/Filter/FlateDecode`, content),
  }
  const { pieces, places } = writeObjects([...loose, holder], lock)
  const size = bodies.length + 3
  const table = Buffer.alloc(size * 7)
  const row = (number: number, kind: number, first: number, second: number) => {
    table.writeUInt8(kind, number * 7)
    table.writeUInt32BE(first, number * 7 + 1)
    table.writeUInt16BE(second, number * 7 + 5)
  }
  for (const [index, { number }] of [...loose, holder].entries()) row(number, 1, places[index] ?? 0, 0)
  for (const [index, { number }] of packed.entries()) row(number, 2, holder.number, index)
  const tableAt = lengthOf(pieces)
  row(size - 1, 1, tableAt, 0)
  const entries = `/Type/XRef/Size ${size}/W[1 4 2]/Root 1 0 R${lock?.entry ?? ''}`
  return Buffer.concat([
    ...pieces,
    Buffer.from(`${size - 1} 0 obj\n`, 'latin1'),
    pdfStream(entries, table),
    Buffer.from(`\nendobj\nstartxref\n${tableAt}\n%%EOF\n`, 'latin1'),
  ])
}

function writeObjects(
  objects: readonly { number: number; body: Buffer }[],
  lock: Lock | null,
): { pieces: Buffer[]; places: number[] } {
  const pieces = [Buffer.from('%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')]
  const places: number[] = []
  let at = lengthOf(pieces)
  for (const { number, body } of objects) {
    const sealed = lock === null ? body : lock.seal(number, body)
    const piece = Buffer.concat([
      Buffer.from(`${number} 0 obj\n`, 'latin1'),
      sealed,
      Buffer.from('\nendobj\n', 'latin1'),
    ])
    places.push(at)
    pieces.push(piece)
    at += piece.length
  }
  return { pieces, places }
}

interface Lock {
  readonly entry: string
  seal(number: number, body: Buffer): Buffer
}

const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')

/** The oldest way to lock a PDF (40 bits): enough to be told apart by. Only streams are sealed. */
function lockOf(kind: 'owner' | 'user'): Lock {
  const owner = createHash('sha256').update('owner').digest()
  const rights = Buffer.alloc(4)
  rights.writeInt32LE(-44)
  const identity = Buffer.alloc(16, 7)
  const key = md5(padding, owner, rights, identity).subarray(0, 5)
  const user = kind === 'owner' ? rc4(key, padding) : createHash('sha256').update('somebody').digest()
  const entry = `/Encrypt<</Filter/Standard/V 1/R 2/O<${owner.toString('hex')}>/U<${user.toString('hex')}>/P -44>>/ID[<${identity.toString('hex')}><${identity.toString('hex')}>]`
  return {
    entry,
    seal(number, body) {
      const from = body.indexOf('stream\n')
      if (from < 0) return body
      const suffix = Buffer.from([number & 255, (number >> 8) & 255, (number >> 16) & 255, 0, 0])
      const content = body.subarray(from + 7, body.length - '\nendstream'.length)
      const own = md5(key, suffix).subarray(0, 10)
      return Buffer.concat([
        body.subarray(0, from + 7),
        rc4(own, content),
        Buffer.from('\nendstream', 'latin1'),
      ])
    },
  }
}

function md5(...parts: Buffer[]): Buffer {
  return createHash('md5').update(Buffer.concat(parts)).digest()
}

function rc4(key: Buffer, content: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, index) => index)
  const swap = (a: number, b: number) => {
    const kept = state[a] ?? 0
    state[a] = state[b] ?? 0
    state[b] = kept
  }
  let j = 0
  for (let i = 0; i < 256; i += 1) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255
    swap(i, j)
  }
  let i = 0
  j = 0
  return Buffer.from(
    content.map((byte) => {
      i = (i + 1) & 255
      j = (j + (state[i] ?? 0)) & 255
      swap(i, j)
      return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0)
    }),
  )
}

function lengthOf(pieces: readonly Buffer[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0)
}
