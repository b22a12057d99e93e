import type { Mention } from '@baton/contract'
import { type Inline, parseInlines } from './markup-inline.ts'

/** A part of a message that stands by itself on the screen. */
export type Block =
  | { kind: 'paragraph' | 'quote'; inlines: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'list'; ordered: boolean; start: number; items: Inline[][] }

/**
 * Reads a message's markup: paragraphs, `> quotes`, `- lists` and `1. lists`, fenced code; within them `**bold**`,
 * `_italic_`, `` `code` ``, links as they are typed, and mentions `<@person:id>` and `<@team:id>`. Every text is a
 * message (MSG16): what is not markup is text. Takes time in proportion to the length.
 */
export function parseMarkup(body: string): Block[] {
  const lines = body.split('\n')
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? ''
    if (line.trim() === '') {
      at += 1
      continue
    }
    const taken =
      takeCode(lines, at) ?? takeQuote(lines, at) ?? takeList(lines, at) ?? takeParagraph(lines, at)
    blocks.push(taken.block)
    at = taken.next
  }
  return blocks
}

/** Everyone and every team that a message mentions, each once, in the order of the words. */
export function mentionsIn(body: string): Mention[] {
  if (!body.includes('<@')) return []
  const found = new Map<string, Mention>()
  for (const block of parseMarkup(body)) {
    for (const inlines of inlinesOf(block)) collectMentions(inlines, found)
  }
  return [...found.values()]
}

interface Taken {
  block: Block
  /** The first line that is no longer part of it. */
  next: number
}

const fence = '```'
const quoteStart = /^> ?/
const bulletStart = /^[-*] +(?=\S)/
const numberStart = /^(\d{1,4})[.)] +(?=\S)/

/** From one fence to the next; to the end when there is none. A fence stands alone: no word on its line is lost. */
function takeCode(lines: readonly string[], at: number): Taken | undefined {
  if (lines[at] !== fence) return undefined
  const closing = lines.indexOf(fence, at + 1)
  const end = closing === -1 ? lines.length : closing
  return { block: { kind: 'code', text: lines.slice(at + 1, end).join('\n') }, next: end + 1 }
}

function takeQuote(lines: readonly string[], at: number): Taken | undefined {
  const next = lastWhile(lines, at, (line) => quoteStart.test(line))
  if (next === at) return undefined
  const text = lines.slice(at, next).map((line) => line.replace(quoteStart, ''))
  return { block: { kind: 'quote', inlines: parseInlines(text.join('\n')) }, next }
}

function takeList(lines: readonly string[], at: number): Taken | undefined {
  const first = numberStart.exec(lines[at] ?? '')
  const start = first ? numberStart : bulletStart
  const next = lastWhile(lines, at, (line) => start.test(line))
  if (next === at) return undefined
  const items = lines.slice(at, next).map((line) => parseInlines(line.replace(start, '')))
  return { block: { kind: 'list', ordered: first !== null, start: Number(first?.[1] ?? 1), items }, next }
}

function takeParagraph(lines: readonly string[], at: number): Taken {
  const next = lastWhile(lines, at + 1, (line) => line.trim() !== '' && !startsBlock(line))
  return { block: { kind: 'paragraph', inlines: parseInlines(lines.slice(at, next).join('\n')) }, next }
}

function startsBlock(line: string): boolean {
  return line === fence || quoteStart.test(line) || bulletStart.test(line) || numberStart.test(line)
}

function lastWhile(lines: readonly string[], from: number, holds: (line: string) => boolean): number {
  let next = from
  while (next < lines.length && holds(lines[next] ?? '')) next += 1
  return next
}

function inlinesOf(block: Block): Inline[][] {
  if (block.kind === 'code') return []
  return block.kind === 'list' ? block.items : [block.inlines]
}

function collectMentions(inlines: readonly Inline[], found: Map<string, Mention>): void {
  for (const inline of inlines) {
    if (inline.kind === 'mention') found.set(`${inline.mention.kind}:${inline.mention.id}`, inline.mention)
    else if (inline.kind === 'bold' || inline.kind === 'italic') collectMentions(inline.inlines, found)
  }
}
