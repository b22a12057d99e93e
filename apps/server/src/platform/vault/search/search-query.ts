import { prefixToFind } from './prefixes.ts'
import { type SearchKey, tokenOf } from './search-key.ts'
import { isCommon, joined, nhsNumberFrom } from './terms.ts'
import { type Word, words } from './words.ts'

/**
 * What a person searches for: a text answers when it answers every clause, and it answers a clause by any one of its
 * alternatives. Each clause is a word, with the joined forms that would hold it (follow up, followup).
 */
export interface SearchQuery {
  readonly clauses: readonly (readonly string[])[]
}

const MOST_WORDS = 16

/**
 * Reads a query. Common words are left out unless there is nothing else; words beyond sixteen are left out. A query
 * without any word has no clauses and finds nothing.
 */
export function parseQuery(text: string): SearchQuery {
  const all = words(text)
  const telling = all.flatMap((word, at) => (isCommon(word.text) ? [] : [at]))
  const asked = telling.length > 0 ? telling : all.map((_, at) => at)
  const spans = joinedForms(all)
  const clauses = asked
    .slice(0, MOST_WORDS)
    .map((at) => [
      wordAt(all, at),
      ...spans.filter((span) => span.first <= at && at <= span.last).map((s) => s.text),
    ])
  return { clauses }
}

/**
 * The tokens of a query: a row is a candidate when its tokens overlap (`&&`) each of these arrays. Every text that
 * `matches` the query is a candidate; not every candidate matches.
 */
export function queryTokens(key: SearchKey, query: SearchQuery): number[][] {
  return query.clauses.map((clause) => [...new Set(clause.map((word) => tokenOf(key, prefixToFind(word))))])
}

interface Span {
  text: string
  first: number
  last: number
}

/** Neighbours as one word (x ray, x-ray: xray), whole linked runs (co-amoxiclav), and grouped NHS numbers. */
function joinedForms(all: readonly Word[]): Span[] {
  const spans: Span[] = []
  for (let first = 0; first < all.length; first++) {
    for (let last = first + 1; last < all.length && all[last]?.follows !== 'apart'; last++) {
      const pair = last === first + 1
      if (!pair && all[last]?.follows !== 'linked') break
      addSpan(spans, joined(all, first, last).text, wordAt(all, first), first, last)
    }
    const number = nhsNumberFrom(all, first)
    if (number !== null) addSpan(spans, number.text, wordAt(all, first), first, first + 2)
  }
  return spans
}

/** A joined form counts only if its token tells more than its first word does; else that word would stand for all. */
function addSpan(spans: Span[], text: string, firstWord: string, first: number, last: number): void {
  if (prefixToFind(text).length > firstWord.length) spans.push({ text, first, last })
}

function wordAt(all: readonly Word[], at: number): string {
  return all[at]?.text ?? ''
}
