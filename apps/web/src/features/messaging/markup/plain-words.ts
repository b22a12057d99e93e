import type { Mention } from '@baton/contract'
import { type Block, type Inline, parseMarkup } from '@baton/domain'

type NameOf = (mention: Mention) => string

/** A body as plain words on one line, for a list row, a notice or a screen reader. */
export function plainWords(body: string, nameOf: NameOf): string {
  return parseMarkup(body)
    .map((block) => wordsOfBlock(block, nameOf))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function wordsOfBlock(block: Block, nameOf: NameOf): string {
  if (block.kind === 'code') return block.text
  if (block.kind === 'list') return block.items.map((item) => wordsOf(item, nameOf)).join(', ')
  return wordsOf(block.inlines, nameOf)
}

function wordsOf(inlines: readonly Inline[], nameOf: NameOf): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'break') return ' '
      if (inline.kind === 'mention') return `@${nameOf(inline.mention)}`
      return 'inlines' in inline ? wordsOf(inline.inlines, nameOf) : inline.text
    })
    .join('')
}
