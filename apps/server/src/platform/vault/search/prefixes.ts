import { sharedLength, stemOf } from './stem.ts'

/**
 * The lengths at which the beginnings of a word are indexed. A word of one or two characters is indexed whole: as a
 * beginning it would be found in nearly every message. Beyond eight letters few words still differ.
 */
const lengths = [3, 4, 5, 6, 8] as const
const WHOLE = 2

/** What is indexed of a term: its beginnings, and those of its stem where they differ. */
export function prefixesOf(term: string): string[] {
  if (term.length <= WHOLE) return [term]
  const stem = stemOf(term)
  const prefixes: string[] = []
  for (const length of lengths) {
    if (length <= term.length) prefixes.push(term.slice(0, length))
    if (length <= stem.length && !term.startsWith(stem.slice(0, length))) prefixes.push(stem.slice(0, length))
  }
  return prefixes
}

/**
 * The one indexed beginning that every term which `termAnswers` this word has: the longest that the word shares with
 * its own stem.
 */
export function prefixToFind(word: string): string {
  if (word.length <= WHOLE) return word
  const shared = sharedLength(word, stemOf(word))
  const length = lengths.findLast((indexed) => indexed <= shared)
  return word.slice(0, length)
}

/** Whether a term of a text answers a word of a query: begins with it, or is another form of it. */
export function termAnswers(term: string, word: string): boolean {
  if (term === word) return true
  if (word.length <= WHOLE) return false
  return term.startsWith(word) || stemOf(term) === stemOf(word)
}
