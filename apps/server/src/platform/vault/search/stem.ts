import stemmers from 'snowball-stemmers'
import { RecentMap } from '../../recent-map.ts'

const english = stemmers.newStemmer('english')
// The library's stemmer takes some 10 µs a word; the same words come again and again.
const known = new RecentMap<string>(50_000)

const SHORTEST = 4
const LONGEST = 32
/** A stem that shares fewer leading letters with its word (dying, die) would not be found by a prefix. */
const SHARED = 3

/** The English stem of a folded word; the word itself when it has none. */
export function stemOf(word: string): string {
  if (word.length < SHORTEST || word.length > LONGEST) return word
  const before = known.get(word)
  if (before !== undefined) return before
  const stem = /^[a-z]+$/.test(word) ? english.stem(word) : word
  const kept = sharedLength(word, stem) >= SHARED ? stem : word
  known.set(word, kept)
  return kept
}

/** How many leading letters two words have in common. */
export function sharedLength(one: string, other: string): number {
  let length = 0
  while (length < one.length && length < other.length && one[length] === other[length]) length++
  return length
}
