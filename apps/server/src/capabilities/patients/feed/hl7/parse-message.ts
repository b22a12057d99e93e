import { decodeText } from './decode-text.ts'

/** A message of HL7 version 2, as far as any of them goes: segments of fields, not yet unescaped. */
export interface Hl7Message {
  readonly separators: Separators
  readonly segments: readonly Segment[]
}

/** What the message says that it is written with. */
export interface Separators {
  readonly field: string
  readonly component: string
  readonly repetition: string
  readonly escape: string
  readonly subcomponent: string
  /** How the bytes of a hexadecimal escape are read. */
  readonly charset: 'utf-8' | 'latin1'
}

export interface Segment {
  readonly name: string
  /** By the standard's numbers: `fields[3]` is PID-3. Of MSH, 1 is the separator itself. */
  readonly fields: readonly string[]
}

export type ParsedMessage =
  | { readonly ok: true; readonly message: Hl7Message }
  | { readonly ok: false; readonly problem: 'not-hl7' | 'failed'; readonly details: string }

/**
 * Reads a message: strict in what makes it HL7 (its header, its separators, the shape of its segments), lenient in what
 * senders differ in (line ends, a byte order mark, segments that nobody knows).
 */
export function parseMessage(bytes: Buffer): ParsedMessage {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return { ok: false, problem: 'failed', details: decoded.details }
  const text = decoded.text.replace(/^[\uFEFF\s]+/, '')
  if (!/^MSH[^\w\s]/.test(text)) return notHl7('does not begin with MSH')
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  const separators = separatorsOf(lines[0] ?? '', decoded.charset)
  if (separators === null) return notHl7('MSH-2 does not name four different separators')
  const wrong = lines.findIndex(
    (line) => !/^[A-Z][A-Z0-9]{2}$/.test(line.split(separators.field, 1)[0] ?? ''),
  )
  if (wrong >= 0) return notHl7(`line ${wrong + 1} is no segment`)
  return { ok: true, message: { separators, segments: lines.map((line) => segmentOf(line, separators)) } }
}

function notHl7(details: string): ParsedMessage {
  return { ok: false, problem: 'not-hl7', details }
}

function separatorsOf(header: string, charset: Separators['charset']): Separators | null {
  const field = header[3] ?? ''
  const [encoding = ''] = header.slice(4).split(field, 1)
  const [component, repetition, escaping, subcomponent] = encoding
  if (!component || !repetition || !escaping || !subcomponent) return null
  const all = [field, component, repetition, escaping, subcomponent]
  if (new Set(all).size < all.length || all.some((one) => /[\w\s]/.test(one))) return null
  return { field, component, repetition, escape: escaping, subcomponent, charset }
}

function segmentOf(line: string, { field }: Separators): Segment {
  const fields = line.split(field)
  const [name = ''] = fields
  // MSH-1 is the separator, which the split took away.
  return { name, fields: name === 'MSH' ? [name, field, ...fields.slice(1)] : fields }
}
