import { createSecretKey } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highlights, matches } from './matches.ts'
import { makeSearchKey } from './search-key.ts'
import { parseQuery, queryTokens } from './search-query.ts'
import { searchTokens } from './search-tokens.ts'

const key = makeSearchKey(createSecretKey(Buffer.alloc(32, 7)))

/** Found by its tokens, which is all that the database knows. */
function isCandidate(text: string, query: string): boolean {
  const tokens = new Set(searchTokens(key, text))
  const clauses = queryTokens(key, parseQuery(query))
  return clauses.length > 0 && clauses.every((clause) => clause.some((token) => tokens.has(token)))
}

function finds(query: string, text: string): boolean {
  const matched = matches(text, parseQuery(query))
  if (matched) expect(isCandidate(text, query), `tokens of "${text}" for "${query}"`).toBe(true)
  return matched
}

function highlighted(text: string, query: string): string[] {
  return highlights(text, parseQuery(query)).map(({ start, end }) => text.slice(start, end))
}

const found: [query: string, text: string][] = [
  ['morph', 'Give morphine 5 mg now'],
  ['MORPHINE', 'morphine given'],
  ['mor', 'Morphine given'],
  ['bleeding', 'she bleeds from the drain'],
  ['bleeds', 'is she still bleeding?'],
  ['allergy', 'no known allergies'],
  ['haemorrhages', 'postpartum haemorrhage'],
  ['bp', 'BP 85/50'],
  ['85/50', 'BP 85/50'],
  ['bed 4', 'Mrs Okafor, bed 4, is in pain'],
  ['x-ray', 'chest X ray done'],
  ['x ray', 'chest xray done'],
  ['xray', 'chest x-ray done'],
  ['follow up', 'book a followup'],
  ['follow-up', 'book a follow up'],
  ['followup', 'book a follow-up'],
  ['co-amoxiclav', 'start coamoxiclav'],
  ['amoxiclav', 'start co-amoxiclav'],
  ['10 mg', 'oxycodone 10mg'],
  ['10mg', 'oxycodone 10 mg'],
  ['2.5', 'lactate 2.5 now'],
  ['2024', 'seen on 12.03.2024'],
  ['obrien', 'Dr O’Brien is on call'],
  ["O'Brien", 'Dr O’Brien is on call'],
  ['patient', 'the patient’s daughter rang'],
  ['cafe', 'meet in the Café'],
  ['lukasz', 'ask Łukasz'],
  ['oedema', 'œdema of both legs'],
  ['9990001234', 'NHS number 999 000 1234'],
  ['999 000 1234', 'NHS number 9990001234'],
  ['999-000-1234', 'NHS number 999 000 1234'],
  ['999 000 12', 'NHS number 9990001234'],
  ['99900012', 'NHS number 999 000 1234'],
  ['1234', 'NHS number 9990001234'],
  ['the theatre', 'theatre 4 is ready'],
  ['the', 'theatre 4 is ready'],
  ['ﬁbrillation', 'atrial fibrillation'],
  ['ward review', 'please review on the ward'],
]

const notFound: [query: string, text: string][] = [
  ['', 'anything'],
  ['?!', 'anything'],
  ['on', 'on the ward'],
  ['pe', 'pending penicillin'],
  ['bed 4', 'bed 14'],
  ['morphine fentanyl', 'morphine given'],
  ['9990001235', 'NHS number 999 000 1234'],
  ['paracetamol iv', 'paracetamol by mouth'],
  ['dies', 'diet and fluids'],
]

describe('search in sealed text', () => {
  it.each(found)('VLT10: "%s" finds "%s"', (query, text) => {
    expect(finds(query, text)).toBe(true)
  })

  it.each(notFound)('VLT10: "%s" does not find "%s"', (query, text) => {
    expect(finds(query, text)).toBe(false)
  })

  it('VLT9: whatever answers a query is found by its tokens', () => {
    fc.assert(
      fc.property(wardText, wardText, (text, query) => {
        finds(query, text)
      }),
      { numRuns: 1000 },
    )
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary', maxLength: 6 }),
        (text, query) => {
          finds(query, text)
        },
      ),
    )
  })

  it('VLT10: every beginning of three letters or more of a word in a text finds it', () => {
    fc.assert(
      fc.property(wardText, fc.nat(), fc.nat(), (text, word, letters) => {
        const telling = text.match(/(?<![\p{L}\p{N}])[a-z]{4,}/gu) ?? []
        const chosen = telling[word % Math.max(1, telling.length)]
        if (chosen === undefined || chosen === 'this' || chosen === 'with') return
        const query = chosen.slice(0, 3 + (letters % (chosen.length - 2)))
        expect(finds(query, text), query).toBe(true)
      }),
      { numRuns: 700 },
    )
  })

  it('VLT9: the tokens of a text say nothing of the order of its words', () => {
    expect(searchTokens(key, 'chest pain and sweating')).toEqual(searchTokens(key, 'sweating and chest pain'))
    const tokens = searchTokens(key, 'chest pain pain pain')
    expect(tokens).toEqual([...new Set(tokens)].sort((one, other) => one - other))
    expect(tokens.every((token) => Number.isInteger(token) && token >= 0 && token < 2 ** 31)).toBe(true)
  })

  it('VLT9: two organisations have no token in common', () => {
    const other = makeSearchKey(createSecretKey(Buffer.alloc(32, 8)))
    const text = 'sepsis six started, cultures sent, gentamicin given'
    const tokens = new Set(searchTokens(key, text))
    expect(searchTokens(other, text).filter((token) => tokens.has(token))).toEqual([])
  })

  it('VLT10: highlights are the found words where they stand in the original', () => {
    expect(highlighted('Morphine 10mg, then more MORPHINE', 'morph')).toEqual(['Morphine', 'MORPHINE'])
    expect(highlighted('Café’s follow-up', 'cafe followup')).toEqual(['Café’s', 'follow-up'])
    expect(highlighted('cafe\u0301 open', 'café')).toEqual(['cafe\u0301'])
    expect(highlighted('👩‍⚕️ seen 999 000 1234', '9990001234')).toEqual(['999 000 1234'])
    expect(highlighted('nothing here', 'morphine')).toEqual([])
  })

  it('VLT10: highlights lie within the text, in order, and there is one wherever a text answers', () => {
    fc.assert(
      fc.property(wardText, wardText, (text, query) => {
        const parsed = parseQuery(query)
        const ranges = highlights(text, parsed)
        let last = 0
        for (const { start, end } of ranges) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(text.length)
        if (matches(text, parsed)) expect(ranges.length).toBeGreaterThan(0)
      }),
      { numRuns: 1000 },
    )
  })

  it('VLT10: a very long query is cut, not refused', () => {
    const query = Array.from({ length: 40 }, (_, at) => `word${at}`).join(' ')
    expect(queryTokens(key, parseQuery(query))).toHaveLength(16)
  })
})

const pieces = fc.oneof(
  fc.constantFrom(
    ...'patient patients morphine morphia pain painful bleed bleeding bleeds happy happily x ray xray follow up followup'.split(
      ' ',
    ),
    ...'co amoxiclav coamoxiclav 10 mg 10mg 999 000 1234 9990001234 12.5 the in on BP bp O’Brien obrien café cafe'.split(
      ' ',
    ),
    ...'inpatient in-patient dying die dies aging ages 12.03.2024 5.2 œdema oedema ß ss'.split(' '),
  ),
  fc.string({ unit: fc.constantFrom(...'abceghinorst'), minLength: 1, maxLength: 9 }),
)
const wardText = fc
  .array(fc.tuple(pieces, fc.constantFrom(' ', ' ', ' ', '-', '’', "'", ', ', '/', '.', '')), {
    maxLength: 7,
  })
  .map((parts) => parts.map(([piece, between]) => piece + between).join(''))
