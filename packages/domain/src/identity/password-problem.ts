import { commonPasswordWords } from './common-password-words.ts'

/** What must be left of a password once the words that everyone tries are taken away. */
const leastLetters = 4
const leastOthers = 9

/**
 * Why a password would be among the first that others try, or `null` (IDN6). Length is the contract's to check; there
 * is no rule about which characters, as NCSC and NIST SP 800-63B advise.
 *
 * @param about what is known of the person: name, address, organisation
 * @returns a phrase that follows the name of the field, without the password in it
 */
export function passwordProblem(password: string, about: readonly string[]): string | null {
  const text = password.normalize('NFKC').toLowerCase()
  if (repeatsItself(text)) return 'repeats the same few characters'
  if (followsTheKeyboard(text)) return 'follows the alphabet, the numbers or the keyboard'
  if (isMadeOf(text, wordsOf(about))) return 'is made of your name, address or organisation'
  if (isMadeOf(text, [...commonPasswordWords, ...wordsOf(about)]))
    return 'is one of those that people use most'
  return null
}

function repeatsItself(text: string): boolean {
  return new Set(text).size < 5 || /^(.{1,6}?)\1+.{0,2}$/u.test(text)
}

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn',
]
const steps = new Set(
  rows.flatMap((row) =>
    [...row].slice(1).flatMap((letter, at) => [`${row[at]}${letter}`, `${letter}${row[at]}`]),
  ),
)

/** Whether three of four neighbours are neighbours there too. */
function followsTheKeyboard(text: string): boolean {
  const pairs = [...text].slice(1).map((letter, at) => `${text[at]}${letter}`)
  return pairs.filter((pair) => steps.has(pair)).length >= pairs.length * 0.75
}

/** Whether next to nothing is left once these words are taken away, also where digits stand for letters. */
function isMadeOf(text: string, words: readonly string[]): boolean {
  return [text, text.replaceAll(/[013457@$!]/g, (sign) => letterOf[sign] ?? sign)].some((form) => {
    const left = [...words]
      .sort((one, other) => other.length - one.length)
      .reduce((rest, word) => rest.replaceAll(word, ' '), form)
    if (left === form) return false
    const letters = left.match(/\p{L}/gu)?.length ?? 0
    const others = left.match(/[^\p{L}\s]/gu)?.length ?? 0
    return letters < leastLetters && others < leastOthers
  })
}

const letterOf: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

function wordsOf(about: readonly string[]): string[] {
  return about
    .flatMap(
      (text) =>
        text
          .normalize('NFKC')
          .toLowerCase()
          .match(/\p{L}+/gu) ?? [],
    )
    .filter((word) => word.length > 2)
}
