import { prefixesOf } from './prefixes.ts'
import { type SearchKey, tokenOf } from './search-key.ts'
import { terms } from './terms.ts'

let gathered = new Int32Array(1024)

/**
 * The tokens by which a sealed text can be found (VLT9): each once, ascending, so that their order says nothing about
 * the text's. Whole numbers below 2^31 for an `int[]` column with a GIN index; `{${tokens}}` is its literal.
 */
export function searchTokens(key: SearchKey, text: string): number[] {
  let count = 0
  for (const term of terms(text)) {
    const tokens = tokensOf(key, term.text)
    if (count + tokens.length > gathered.length) gathered = grown(gathered)
    for (const token of tokens) gathered[count++] = token
  }
  return eachOnce(gathered.subarray(0, count).sort())
}

function tokensOf(key: SearchKey, term: string): readonly number[] {
  const known = key.known.get(term)
  if (known !== undefined) return known
  const tokens = prefixesOf(term).map((prefix) => tokenOf(key, prefix))
  key.known.set(term, tokens)
  return tokens
}

function grown(full: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(full.length * 2)
  wider.set(full)
  return wider
}

function eachOnce(sorted: Int32Array): number[] {
  const tokens: number[] = []
  let last = -1
  for (const token of sorted) {
    if (token !== last) tokens.push(token)
    last = token
  }
  return tokens
}
