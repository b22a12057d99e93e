export interface PageHits {
  /** From 1. */
  readonly page: number
  readonly count: number
  /** Around the first of them: what stands before, the words as they are written there, what stands after. */
  readonly excerpt: { readonly before: string; readonly hit: string; readonly after: string }
}

export interface FoundInPages {
  readonly pages: readonly PageHits[]
  readonly total: number
}

/** How much is shown around a hit, in characters. */
const around = 36

/** Where words stand in a PDF, page by page: case, accents and how lines are broken do not matter. */
export function searchPages(pages: readonly string[], words: string): FoundInPages {
  const wanted = folded(words).text.trim()
  if (wanted === '') return { pages: [], total: 0 }
  const found = pages.flatMap((text, index) => {
    const page = folded(text)
    const places = placesOf(page.text, wanted)
    const [first] = places
    return first === undefined
      ? []
      : [{ page: index + 1, count: places.length, excerpt: excerptOf(text, page, first, wanted.length) }]
  })
  return { pages: found, total: found.reduce((sum, { count }) => sum + count, 0) }
}

interface Folded {
  readonly text: string
  /** For each character of `text`, where it came from. */
  readonly from: readonly number[]
}

/** Lower case without accents, every run of white space one space; with the way back to the text as it is. */
function folded(text: string): Folded {
  let [out, inSpace] = ['', false]
  const from: number[] = []
  for (const [at, letter] of [...indexed(text)]) {
    const isSpace = /\s/.test(letter)
    if (isSpace && inSpace) continue
    inSpace = isSpace
    const plain = isSpace
      ? ' '
      : letter.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('en-GB')
    for (const one of plain) {
      out += one
      for (let unit = 0; unit < one.length; unit += 1) from.push(at)
    }
  }
  return { text: out, from }
}

function* indexed(text: string): Generator<[number, string]> {
  let at = 0
  for (const letter of text) {
    yield [at, letter]
    at += letter.length
  }
}

function placesOf(text: string, wanted: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length))
    places.push(at)
  return places
}

function excerptOf(text: string, { from }: Folded, first: number, length: number): PageHits['excerpt'] {
  const start = from[first] ?? 0
  const end = from[first + length] ?? text.length
  const oneLine = (part: string) => part.replaceAll(/\s+/g, ' ')
  const before = oneLine(text.slice(Math.max(0, start - around), start))
  const after = oneLine(text.slice(end, end + around))
  return {
    before: start > around ? `…${before}` : before,
    hit: oneLine(text.slice(start, end)),
    after: end + around < text.length ? `${after}…` : after,
  }
}
