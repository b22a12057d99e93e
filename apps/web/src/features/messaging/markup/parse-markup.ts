import type { Mention } from '@baton/contract'

/** Words within a line. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'struck'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly href: string; readonly text: string }
  | { readonly kind: 'mention'; readonly mention: Mention }
  | { readonly kind: 'break' }

/** What stands one below the other. */
export type Block =
  | { readonly kind: 'paragraph' | 'quote'; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'code'; readonly text: string }

/**
 * A message's body as a tree. The markup is small on purpose: **bold**, _italic_, ~~struck~~, `code`, ``` blocks,
 * lists by “- ” or “1. ”, quotes by “> ”, web addresses, mentions. Anything else is what it says; nothing in it can
 * become an element of the page by itself.
 */
export function parseMarkup(body: string): Block[] {
  const blocks: Block[] = []
  const lines = body.split('\n')
  let at = 0
  while (at < lines.length) {
    const line = lines[at] ?? ''
    const take = fenceAt(lines, at) ?? runAt(lines, at, quoteLine, asQuote) ?? listAt(lines, at)
    if (take) {
      blocks.push(take.block)
      at = take.next
    } else if (line.trim() === '') {
      at += 1
    } else {
      const next = endOfParagraph(lines, at)
      blocks.push({ kind: 'paragraph', children: joined(lines.slice(at, next)) })
      at = next
    }
  }
  return blocks
}

/** A body as plain words on one line, for a list row, a notice or a screen reader. */
export function plainWords(body: string, nameOf: (mention: Mention) => string): string {
  return parseMarkup(body)
    .map((block) =>
      block.kind === 'code'
        ? block.text
        : block.kind === 'list'
          ? listWords(block.items, nameOf)
          : wordsOf(block.children, nameOf),
    )
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

interface Taken {
  readonly block: Block
  /** The line after it. */
  readonly next: number
}

const quoteLine = /^> ?(.*)$/
const bullet = /^[-•*] +(.+)$/
const numbered = /^\d{1,3}[.)] +(.+)$/

function fenceAt(lines: readonly string[], at: number): Taken | null {
  if (!lines[at]?.startsWith('```')) return null
  const end = lines.findIndex((line, index) => index > at && line.startsWith('```'))
  if (end < 0) return null
  return { block: { kind: 'code', text: lines.slice(at + 1, end).join('\n') }, next: end + 1 }
}

function listAt(lines: readonly string[], at: number): Taken | null {
  return runAt(lines, at, bullet, asList(false)) ?? runAt(lines, at, numbered, asList(true))
}

/** The lines from `at` that all match, made one block; `null` when the first does not. */
function runAt(
  lines: readonly string[],
  at: number,
  pattern: RegExp,
  make: (parts: string[]) => Block,
): Taken | null {
  const parts: string[] = []
  for (let next = at; next < lines.length; next += 1) {
    const found = pattern.exec(lines[next] ?? '')
    if (!found) break
    parts.push(found[1] ?? '')
  }
  return parts.length === 0 ? null : { block: make(parts), next: at + parts.length }
}

function asQuote(parts: string[]): Block {
  return { kind: 'quote', children: joined(parts) }
}

function asList(ordered: boolean): (parts: string[]) => Block {
  return (parts) => ({ kind: 'list', ordered, items: parts.map((part) => parseInline(part)) })
}

function endOfParagraph(lines: readonly string[], at: number): number {
  let next = at + 1
  while (next < lines.length && (lines[next] ?? '').trim() !== '' && !begins(lines, next)) next += 1
  return next
}

function begins(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? ''
  return quoteLine.test(line) || bullet.test(line) || numbered.test(line) || fenceAt(lines, at) !== null
}

function joined(lines: readonly string[]): Inline[] {
  return lines.flatMap((line, index): Inline[] =>
    index === 0 ? parseInline(line) : [{ kind: 'break' }, ...parseInline(line)],
  )
}

/** How far apart the two ends of bold and the like may be, in characters: keeps the work in step with the length. */
const token = new RegExp(
  [
    '`(?<code>[^`]+)`',
    '<@(?<who>person|team):(?<id>[0-9a-f-]{36})>',
    String.raw`(?<link>https?:\/\/[^\s<>"]+)`,
    String.raw`\*\*(?<strong>(?=\S).{1,1000}?(?<=\S))\*\*`,
    String.raw`~~(?<struck>(?=\S).{1,1000}?(?<=\S))~~`,
    String.raw`(?<![\p{L}\p{N}_])_(?<emphasis>(?=\S).{1,1000}?(?<=\S))_(?![\p{L}\p{N}_])`,
  ].join('|'),
  'gu',
)

function parseInline(line: string): Inline[] {
  const found: Inline[] = []
  let from = 0
  const text = (to: number) => {
    if (to > from) found.push({ kind: 'text', text: line.slice(from, to) })
  }
  for (const match of line.matchAll(token)) {
    const node = nodeOf(match.groups ?? {})
    text(match.index)
    found.push(node)
    from = match.index + (node.kind === 'link' ? node.text.length : match[0].length)
  }
  text(line.length)
  return found
}

function nodeOf(groups: Record<string, string | undefined>): Inline {
  const { code, who, id, link, strong, struck, emphasis } = groups
  if (code !== undefined) return { kind: 'code', text: code }
  if ((who === 'person' || who === 'team') && id !== undefined)
    return { kind: 'mention', mention: { kind: who, id } }
  if (link !== undefined) return linkOf(link)
  if (strong !== undefined) return { kind: 'strong', children: parseInline(strong) }
  if (struck !== undefined) return { kind: 'struck', children: parseInline(struck) }
  return { kind: 'emphasis', children: parseInline(emphasis ?? '') }
}

/** A full stop or bracket after an address belongs to the sentence. */
function linkOf(written: string): Inline {
  const text = written.replace(/[.,;:!?'*_~)\]]+$/, '')
  return URL.canParse(text)
    ? { kind: 'link', href: new URL(text).href, text }
    : { kind: 'text', text: written }
}

function listWords(items: readonly (readonly Inline[])[], nameOf: (mention: Mention) => string): string {
  return items.map((item) => wordsOf(item, nameOf)).join(', ')
}

function wordsOf(nodes: readonly Inline[], nameOf: (mention: Mention) => string): string {
  return nodes
    .map((node) => {
      switch (node.kind) {
        case 'text':
        case 'code':
        case 'link':
          return node.text
        case 'break':
          return ' '
        case 'mention':
          return `@${nameOf(node.mention)}`
        default:
          return wordsOf(node.children, nameOf)
      }
    })
    .join('')
}
