import { termAnswers } from './prefixes.ts'
import type { SearchQuery } from './search-query.ts'
import { type Term, terms } from './terms.ts'

/** A part of the original text: UTF-16 offsets, end exclusive. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** Whether an opened text answers the query; the last word on a candidate that was found by its tokens. */
export function matches(text: string, query: SearchQuery): boolean {
  if (query.clauses.length === 0) return false
  const found = terms(text)
  return query.clauses.every((clause) => found.some((term) => answersAny(term, clause)))
}

/** The parts of a text that answer the query, in order and without overlap. */
export function highlights(text: string, query: SearchQuery): Range[] {
  const ranges: { start: number; end: number }[] = []
  const answering = terms(text).filter((term) => query.clauses.some((clause) => answersAny(term, clause)))
  for (const { start, end } of answering.sort((one, other) => one.start - other.start)) {
    const last = ranges.at(-1)
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end)
    else ranges.push({ start, end })
  }
  return ranges
}

function answersAny(term: Term, clause: readonly string[]): boolean {
  return clause.some((word) => termAnswers(term.text, word))
}
