import { differsByOneSlip } from './one-slip.ts'

/** What is found: a person or a team, by words of different weight. */
export interface DirectoryFacts {
  id: string
  kind: 'person' | 'team'
  /** Compared for the order among equals. */
  sortName: string
  siteId: string | null
  suspended: boolean
  words: ReadonlyMap<string, number>
  /** Grows with every change: an older version never replaces a newer one. */
  version: number
}

/** What narrows a search, and where the last page ended. */
export interface Narrowed {
  kind: DirectoryFacts['kind']
  suspendedToo: boolean
  siteId: string | null
  /** Only these, when given. */
  among: ReadonlySet<string> | null
  after: Hit | null
  limit: number
}

export interface Hit {
  id: string
  score: number
  sortName: string
}

interface Entry extends Omit<DirectoryFacts, 'words'> {
  /** Numbers of its words, and what each weighs. */
  words: number[]
  weights: number[]
}

const noWord = 0
const beginsSo = 1
const isSo = 2

/**
 * The directory of one organisation in memory, so that a search costs a fraction of a millisecond among 10,000 people:
 * every word is kept once, and an entry is a list of word numbers (IDN19 to IDN21).
 */
export class DirectoryIndex {
  readonly #words: string[] = []
  readonly #numberOf = new Map<string, number>()
  readonly #byId = new Map<string, Entry>()
  /** By name, then by id. */
  readonly #inOrder: Entry[] = []

  /** How many people and teams it holds. */
  get size(): number {
    return this.#byId.size
  }

  /** Adds an entry, or puts it in the place of an older version. */
  put(facts: DirectoryFacts): void {
    const was = this.#byId.get(facts.id)
    if (was !== undefined) {
      if (was.version > facts.version) return
      this.#inOrder.splice(this.#placeOf(was), 1)
    }
    const entry: Entry = {
      ...facts,
      words: [...facts.words.keys()].map((word) => this.#number(word)),
      weights: [...facts.words.values()],
    }
    this.#byId.set(entry.id, entry)
    this.#inOrder.splice(this.#placeOf(entry), 0, entry)
  }

  /**
   * Entries in which every word of the question is found, the best first, then by name; without words, all by name.
   *
   * @param question words as `questionWords` cuts them
   */
  search(question: readonly string[], narrowed: Narrowed): Hit[] {
    const matches: Uint8Array[] = []
    for (const word of question) {
      const matching = this.#matching(word)
      if (matching === null) return []
      matches.push(matching)
    }
    // One list for each score: an entry comes to the end of its own, so that each is in the order of names.
    const byScore: Entry[][] = []
    for (const entry of this.#inOrder) {
      if (!passes(entry, narrowed)) continue
      const score = scoreOf(entry, matches)
      if (score === null) continue
      const same = byScore[score]
      if (same === undefined) byScore[score] = [entry]
      else same.push(entry)
    }
    const { after, limit } = narrowed
    const hits: Hit[] = []
    for (let score = byScore.length - 1; score >= 0 && hits.length < limit; score -= 1) {
      if (after !== null && score > after.score) continue
      for (const { id, sortName } of byScore[score] ?? []) {
        if (after !== null && score === after.score && !comesAfter({ id, sortName }, after)) continue
        hits.push({ id, score, sortName })
        if (hits.length === limit) break
      }
    }
    return hits
  }

  /** How each known word answers a word of the question; `null` when none does. */
  #matching(asked: string): Uint8Array | null {
    return (
      this.#mark((word) => (word.startsWith(asked) ? (word === asked ? isSo : beginsSo) : noWord)) ??
      this.#mark((word) => (differsByOneSlip(asked, word) ? beginsSo : noWord))
    )
  }

  #mark(how: (word: string) => number): Uint8Array | null {
    const marks = new Uint8Array(this.#words.length)
    let found = false
    for (let at = 0; at < marks.length; at += 1) {
      const mark = how(this.#words[at] ?? '')
      if (mark === noWord) continue
      marks[at] = mark
      found = true
    }
    return found ? marks : null
  }

  #number(word: string): number {
    const known = this.#numberOf.get(word)
    if (known !== undefined) return known
    this.#words.push(word)
    this.#numberOf.set(word, this.#words.length - 1)
    return this.#words.length - 1
  }

  /** Where an entry stands, or belongs. */
  #placeOf(entry: Entry): number {
    let low = 0
    let high = this.#inOrder.length
    while (low < high) {
      const middle = (low + high) >> 1
      const there = this.#inOrder[middle]
      if (there !== undefined && comesAfter(entry, there)) low = middle + 1
      else high = middle
    }
    return low
  }
}

function passes(entry: Entry, { kind, suspendedToo, siteId, among }: Narrowed): boolean {
  if (entry.kind !== kind || (entry.suspended && !suspendedToo)) return false
  return (siteId === null || entry.siteId === siteId) && (among === null || among.has(entry.id))
}

/** The best that each word of the question finds, together; `null` when one finds nothing. */
function scoreOf(entry: Entry, matches: readonly Uint8Array[]): number | null {
  let sum = 0
  const { words, weights } = entry
  for (const matching of matches) {
    let best = 0
    // A counted loop: it runs a hundred thousand times in a search.
    for (let at = 0; at < words.length; at += 1) {
      const how = matching[words[at] ?? 0] ?? noWord
      if (how === noWord) continue
      const score = (weights[at] ?? 0) * 2 + (how === isSo ? 1 : 0)
      if (score > best) best = score
    }
    if (best === 0) return null
    sum += best
  }
  return sum
}

function comesAfter(one: Pick<Hit, 'id' | 'sortName'>, other: Pick<Hit, 'id' | 'sortName'>): boolean {
  if (one.sortName !== other.sortName) return one.sortName > other.sortName
  return one.id > other.id
}
