import { fold } from './fold.ts'

/** A word as it is compared, and where it stands in the original text (UTF-16 offsets, end exclusive). */
export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
  /** How it follows the word before: by a hyphen or apostrophe or as the unit of a number, by one space, or not. */
  readonly follows: 'linked' | 'spaced' | 'apart'
}

const LETTER = 1
const DIGIT = 2
const POINT = 46
const kinds = characterKinds()

/** The words of a text in order. A number may hold one decimal point; `10mg` is the two linked words 10 and mg. */
export function words(original: string): Word[] {
  const { text, starts, ends } = fold(original)
  const found: Word[] = []
  let previousEnd = -1
  let at = 0
  while (at < text.length) {
    if (kindAt(text, at) === 0) {
      at++
      continue
    }
    const start = at
    const end = wordEnd(text, start)
    const unit = unitStart(text, start, end)
    const follows = followsBy(text, previousEnd, start)
    add(start, unit, follows)
    if (unit < end) add(unit, end, 'linked')
    previousEnd = end
    at = end
  }
  return found

  function add(from: number, to: number, follows: Word['follows']): void {
    found.push({
      text: text.slice(from, to),
      start: starts?.[from] ?? from,
      end: ends?.[to - 1] ?? to,
      follows,
    })
  }
}

function characterKinds(): Uint8Array {
  const table = new Uint8Array(128)
  for (let code = 97; code <= 122; code++) table[code] = LETTER
  for (let code = 48; code <= 57; code++) table[code] = DIGIT
  return table
}

/** Folded text holds beyond ASCII only letters and digits of other scripts. Beyond its ends there is nothing. */
function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < 128) return kinds[code] ?? 0
  return code >= 128 ? LETTER : 0
}

function wordEnd(text: string, start: number): number {
  let end = start
  while (kindAt(text, end) === DIGIT) end++
  if (end > start && isDecimalPoint(text, start, end)) end = digitsEnd(text, end + 1)
  while (end < text.length && kindAt(text, end) !== 0) end++
  return end
}

/** Whether the point after these digits is a decimal one: 12.03.2024 is a date, whose parts are words of their own. */
function isDecimalPoint(text: string, start: number, point: number): boolean {
  if (text.charCodeAt(point) !== POINT || kindAt(text, point + 1) !== DIGIT) return false
  if (text.charCodeAt(start - 1) === POINT && kindAt(text, start - 2) === DIGIT) return false
  const next = digitsEnd(text, point + 1)
  return text.charCodeAt(next) !== POINT || kindAt(text, next + 1) !== DIGIT
}

function digitsEnd(text: string, from: number): number {
  let end = from
  while (kindAt(text, end) === DIGIT) end++
  return end
}

/** Where the unit begins in a word like 10mg or 2.5ml; the word's end when it is not a number with a unit. */
function unitStart(text: string, start: number, end: number): number {
  if (kindAt(text, start) !== DIGIT || kindAt(text, end - 1) !== LETTER) return end
  let unit = start
  while (kindAt(text, unit) === DIGIT || text.charCodeAt(unit) === POINT) unit++
  for (let at = unit; at < end; at++) if (kindAt(text, at) !== LETTER) return end
  return end - unit <= 6 ? unit : end
}

function followsBy(text: string, previousEnd: number, start: number): Word['follows'] {
  if (start - previousEnd !== 1 || previousEnd < 0) return 'apart'
  const between = text.charCodeAt(previousEnd)
  if (between === 45 || between === 39) return 'linked'
  return between === 32 ? 'spaced' : 'apart'
}
