import { describe, expect, it } from 'vitest'
import { parseMarkup, plainWords } from './parse-markup.ts'

const amara = '01980000-0000-7000-8000-00000000000a'
const named = () => 'Amara Okafor'

describe('the words of a message', () => {
  it('can be bold, italic, struck, code, an address, a mention', () => {
    expect(parseMarkup(`**Bed 4** is _nil by mouth_, ~~2 units~~ \`K 5.9\` <@person:${amara}>`)).toEqual([
      {
        kind: 'paragraph',
        children: [
          { kind: 'strong', children: [{ kind: 'text', text: 'Bed 4' }] },
          { kind: 'text', text: ' is ' },
          { kind: 'emphasis', children: [{ kind: 'text', text: 'nil by mouth' }] },
          { kind: 'text', text: ', ' },
          { kind: 'struck', children: [{ kind: 'text', text: '2 units' }] },
          { kind: 'text', text: ' ' },
          { kind: 'code', text: 'K 5.9' },
          { kind: 'text', text: ' ' },
          { kind: 'mention', mention: { kind: 'person', id: amara } },
        ],
      },
    ])
  })

  it('leave a figure, a name with underscores and a lone mark as they are', () => {
    for (const words of ['2 * 3 ** 4', 'ward_7_list', '5 ** ', 'a_b', '** not bold **']) {
      expect(parseMarkup(words)).toEqual([{ kind: 'paragraph', children: [{ kind: 'text', text: words }] }])
    }
  })

  it('make lists and quotes of lines, and keep the other lines apart', () => {
    expect(parseMarkup('To do:\n- bloods\n- cannula\n1. call\n> thanks\nok\n\nbye')).toMatchObject([
      { kind: 'paragraph' },
      { kind: 'list', ordered: false, items: [[{ text: 'bloods' }], [{ text: 'cannula' }]] },
      { kind: 'list', ordered: true, items: [[{ text: 'call' }]] },
      { kind: 'quote', children: [{ text: 'thanks' }] },
      { kind: 'paragraph', children: [{ text: 'ok' }] },
      { kind: 'paragraph', children: [{ text: 'bye' }] },
    ])
  })

  it('open only web addresses, without the full stop that ends the sentence', () => {
    expect(parseMarkup('See https://bnf.nice.org.uk/drugs/.')).toMatchObject([
      {
        children: [
          { text: 'See ' },
          { kind: 'link', href: 'https://bnf.nice.org.uk/drugs/', text: 'https://bnf.nice.org.uk/drugs/' },
          { text: '.' },
        ],
      },
    ])
    expect(parseMarkup('javascript:alert(1) data:text/html,x')).toMatchObject([
      { children: [{ kind: 'text' }] },
    ])
  })

  it('are never taken for elements of the page', () => {
    expect(parseMarkup('<img src=x onerror=alert(1)>')).toEqual([
      { kind: 'paragraph', children: [{ kind: 'text', text: '<img src=x onerror=alert(1)>' }] },
    ])
  })

  it('are read out on one line', () => {
    expect(plainWords(`**Ask** <@person:${amara}>\n- bloods\n- cannula`, named)).toBe(
      'Ask @Amara Okafor bloods, cannula',
    )
  })

  it('are read in time that grows with their length, whatever is in them', () => {
    for (const piece of ['**a ', '_a ', '~~a', '`', '<@person:', 'http://', '> ', '- ']) {
      expect(parseMarkup(piece.repeat(4000)).length).toBeGreaterThan(0)
    }
  })
})
