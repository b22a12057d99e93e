import { wordsMeantBy } from './role-words.ts'

/** How much it counts that a word of an entry was found. */
export const weights = { name: 3, work: 2, place: 1 } as const
/** Longest word that is kept; what is longer is cut. */
const longest = 30
/** Most words of a question; more only narrow what is narrow already. */
const mostWords = 6

/** What the directory knows an entry by. */
export interface EntryWords {
  name: string
  /** Profession, grade, specialty, bleep, the address before its @. */
  work: readonly string[]
  /** Teams, ward, site. */
  place: readonly string[]
}

/** The words of an entry with their weights; a word that stands twice keeps the greater (IDN20). */
export function entryWords(entry: EntryWords): Map<string, number> {
  const words = new Map<string, number>()
  const keep = (text: string, weight: number) => {
    for (const word of splitWords(text)) words.set(word, Math.max(weight, words.get(word) ?? 0))
  }
  keep(entry.name, weights.name)
  for (const text of entry.work) {
    keep(text, weights.work)
    for (const word of wordsMeantBy(plainText(text))) keep(word, weights.work)
  }
  for (const text of entry.place) {
    keep(text, weights.place)
    for (const word of wordsMeantBy(plainText(text))) keep(word, weights.place)
  }
  return words
}

/** The words of a question, in lower case without accents; the last may be unfinished. */
export function questionWords(text: string): string[] {
  return [...new Set(splitWords(text))].slice(0, mostWords)
}

/** Lower case, without accents and apostrophes: what is compared. */
export function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[øœæłđðþß]/g, (letter) => lettersOf[letter] ?? letter)
    .replaceAll(/['’‘`]/g, '')
    .replaceAll(/\b(\p{L})&(\p{L})\b/gu, '$1$2')
}

const lettersOf: Record<string, string> = {
  ø: 'o',
  œ: 'oe',
  æ: 'ae',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
}

function splitWords(text: string): string[] {
  return (plainText(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, longest))
}
