/** Text in the one form in which words are compared, with the way back to the original. */
export interface FoldedText {
  readonly text: string
  /** For each UTF-16 unit of the folded text, where it begins and ends in the original; null when they are the same. */
  readonly starts: readonly number[] | null
  readonly ends: readonly number[] | null
}

/**
 * Folds case, accents, width and compatibility forms (NFKD without marks), and the many hyphens and apostrophes to
 * `-` and `'`. What is neither letter, digit nor ASCII becomes a space; invisible characters vanish.
 */
export function fold(original: string): FoldedText {
  if (isAscii(original)) return { text: original.toLowerCase(), starts: null, ends: null }
  const starts: number[] = []
  const ends: number[] = []
  let text = ''
  let at = 0
  for (const character of original) {
    const folded = foldCharacter(character)
    for (let i = 0; i < folded.length; i++) {
      starts.push(at)
      ends.push(at + character.length)
    }
    text += folded
    at += character.length
    // An accent of its own, or something invisible, belongs to the letter before it.
    if (folded === '' && ends.length > 0) ends[ends.length - 1] = at
  }
  return { text, starts, ends }
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false
  return true
}

const hyphens = /[\u2010-\u2015\u2212\ufe63\uff0d]/
const apostrophes = /[\u2018\u2019\u02bc\uff07]/
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/
// Letters that Unicode does not decompose, as people type them on an English keyboard.
const plain: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}
const folds = new Map<string, string>()
const FOLDS_KNOWN = 10_000

function foldCharacter(character: string): string {
  const known = folds.get(character)
  if (known !== undefined) return known
  const folded = foldAfresh(character)
  if (folds.size < FOLDS_KNOWN) folds.set(character, folded)
  return folded
}

function foldAfresh(character: string): string {
  if (invisible.test(character)) return ''
  if (hyphens.test(character)) return '-'
  if (apostrophes.test(character)) return "'"
  // Upper and then lower case folds what has one form in capitals: ß and ss, both small sigmas.
  const bare = character.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD')
  let folded = ''
  for (const part of bare) {
    if (/\p{M}/u.test(part)) continue
    if (part <= '\u007f') folded += part
    else folded += plain[part] ?? (/[\p{L}\p{N}]/u.test(part) ? part : ' ')
  }
  return folded
}
