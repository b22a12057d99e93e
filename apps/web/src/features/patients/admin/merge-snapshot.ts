import type { PatientFound } from '@baton/contract'
import { foldName } from '@baton/domain/patients/fold-name'
import { showNhsNumber } from '@baton/domain/patients/nhs-number'
import { dayWords, nameWords, placeWords } from '../words/identity-words.ts'

export interface MergeRow {
  readonly term: string
  readonly from: string
  readonly into: string
  /** `differs` where both are known and are not the same. */
  readonly verdict: 'same' | 'differs' | 'unknown'
}

export interface MergeSnapshot {
  readonly rows: readonly MergeRow[]
  /** What speaks against their being one patient; absent when nothing does. */
  readonly warning: string | undefined
}

/** Two records side by side, so that whoever says that they are one patient sees where they are not alike. */
export function mergeSnapshot(
  from: PatientFound,
  into: PatientFound,
  wardName: (wardId: string) => string,
): MergeSnapshot {
  const isSameName =
    foldName(from.family) === foldName(into.family) && foldName(from.given) === foldName(into.given)
  const rows: MergeRow[] = [
    {
      term: 'Name',
      from: nameWords(from),
      into: nameWords(into),
      verdict: isSameName ? 'same' : 'differs',
    },
    compared('Born', from.birthDate, into.birthDate, dayWords),
    compared('NHS number', from.nhsNumber, into.nhsNumber, showNhsNumber),
    compared('Hospital number', from.hospitalNumber, into.hospitalNumber, (text) => text),
    { term: 'Where', from: placeWords(from, wardName), into: placeWords(into, wardName), verdict: 'unknown' },
  ]
  // Two hospital numbers are what two records of one patient have.
  const against = rows.filter(({ verdict, term }) => verdict === 'differs' && term !== 'Hospital number')
  return { rows, warning: warningOf(against.map(({ term }) => term)) }
}

const inSentence: Readonly<Record<string, string>> = { Name: 'name', Born: 'date of birth' }

function compared(
  term: string,
  from: string | null,
  into: string | null,
  shown: (text: string) => string,
): MergeRow {
  const verdict = from === null || into === null ? 'unknown' : from === into ? 'same' : 'differs'
  const words = (text: string | null) => (text === null ? 'Not known' : shown(text))
  return { term, from: words(from), into: words(into), verdict }
}

function warningOf(terms: readonly string[]): string | undefined {
  if (terms.length === 0) return undefined
  return `These differ: ${terms.map((term) => inSentence[term] ?? term).join(', ')}. Two patients in one record is worse than one patient in two.`
}
