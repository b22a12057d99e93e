import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Block, mentionsIn, parseMarkup } from './markup.ts'
import type { Inline } from './markup-inline.ts'

const nurse = '019a5b5c-0000-7000-8000-000000000001'
const team = '019a5b5c-0000-7000-8000-000000000002'

test('MSG16: a message is paragraphs, quotes, lists and code', () => {
  expect(parseMarkup('Hello\nthere\n\n> was said\n- one\n- two\n3. three\n```\nx < y\n```')).toEqual([
    {
      kind: 'paragraph',
      inlines: [{ kind: 'text', text: 'Hello' }, { kind: 'break' }, { kind: 'text', text: 'there' }],
    },
    { kind: 'quote', inlines: [{ kind: 'text', text: 'was said' }] },
    {
      kind: 'list',
      ordered: false,
      start: 1,
      items: [[{ kind: 'text', text: 'one' }], [{ kind: 'text', text: 'two' }]],
    },
    { kind: 'list', ordered: true, start: 3, items: [[{ kind: 'text', text: 'three' }]] },
    { kind: 'code', text: 'x < y' },
  ])
})

test('MSG16: bold, italic and code are marked, doses and file names are left alone', () => {
  expect(inlines('**do not** give _any_ `KCl`')).toEqual([
    { kind: 'bold', inlines: [{ kind: 'text', text: 'do not' }] },
    { kind: 'text', text: ' give ' },
    { kind: 'italic', inlines: [{ kind: 'text', text: 'any' }] },
    { kind: 'text', text: ' ' },
    { kind: 'code', text: 'KCl' },
  ])
  for (const plain of ['2_000_000 units', '5 * 3 * 2', 'ward_7_list.pdf', '**not closed', '* ', 'a ** b']) {
    expect(inlines(plain)).toEqual([{ kind: 'text', text: plain }])
  }
})

test('MSG16: a link goes where it says, and only to the web, a mailbox or a telephone', () => {
  expect(inlines('see https://www.nhs.uk/a_(b).')).toEqual([
    { kind: 'text', text: 'see ' },
    { kind: 'link', href: 'https://www.nhs.uk/a_(b)', text: 'https://www.nhs.uk/a_(b)' },
    { kind: 'text', text: '.' },
  ])
  expect(inlines('tel:+441271322577')).toMatchObject([{ kind: 'link' }])
  expect(inlines('mailto:ward7@example.org')).toMatchObject([{ kind: 'link' }])
  for (const bad of [
    'javascript:alert(1)',
    'data:text/html,x',
    'https://nhs.uk@evil.example',
    'tel:',
    'http://',
  ]) {
    expect(parseMarkup(bad).flatMap(linksOf)).toEqual([])
  }
})

test('MSG13: a mention is found in words and in bold, and not in code', () => {
  const body = `<@person:${nurse}> and **<@team:${team}>**, again <@person:${nurse}> \`<@person:${team}>\``
  expect(mentionsIn(body)).toEqual([
    { kind: 'person', id: nurse },
    { kind: 'team', id: team },
  ])
  expect(mentionsIn('<@person:everyone> <@role:x>')).toEqual([])
})

test('MSG16: every text is a message: nothing that can be read is lost, and links stay safe', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '**',
      '_',
      '`',
      '```',
      '\n',
      '> ',
      '- ',
      '1. ',
      '<@',
      `<@person:${nurse}>`,
      ' ',
      'word',
      '*',
    ),
    fc.constantFrom('https://', 'http://a.b', 'javascript:', 'mailto:', 'tel:+44', '(', ')', '.', '@'),
    fc.string({ unit: 'binary', maxLength: 5 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const body = pieces.join('')
      const tree = parseMarkup(body)
      const shown = lettersOf(tree.map(textOf).join(''))
      expect(shown).toBe(lettersOf(body))
      for (const href of tree.flatMap(linksOf)) expect(href).toMatch(/^(https?:\/\/|mailto:|tel:)/i)
    }),
    { numRuns: 2000, seed: 20260302 },
  )
})

test('MSG16: reading takes time in proportion to the length', () => {
  // A reader that tried every pair of marks would not come back from these.
  for (const mark of ['**a', '_a', '`', '<@', 'http://', '> ', '(', '- x\n', '**a _b ']) {
    expect(parseMarkup(mark.repeat(100_000 / mark.length)).length).toBeGreaterThan(0)
  }
})

function inlines(body: string): Inline[] {
  const [block] = parseMarkup(body)
  return block?.kind === 'paragraph' ? block.inlines : []
}

function textOf(block: Block): string {
  if (block.kind === 'code') return block.text
  return block.kind === 'list' ? block.items.map(inlineText).join('') : inlineText(block.inlines)
}

function inlineText(list: readonly Inline[]): string {
  return list
    .map((inline) => {
      if (inline.kind === 'break') return ''
      if (inline.kind === 'mention') return `<@${inline.mention.kind}:${inline.mention.id}>`
      return 'inlines' in inline ? inlineText(inline.inlines) : inline.text
    })
    .join('')
}

function linksOf(block: Block): string[] {
  if (block.kind === 'code') return []
  const lists = block.kind === 'list' ? block.items : [block.inlines]
  return lists.flat().flatMap((inline) => (inline.kind === 'link' ? inline.href : []))
}

/** The letters alone: marks and spaces may go, letters may not. */
function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}]/gu, '')
}
