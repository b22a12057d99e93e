import { nameWords } from '@baton/domain/patients/fold-name'
import { tokenOf, type Vault } from '../../../platform/vault/index.ts'
import type { Details } from '../words.ts'
import type { PatientQuery } from './query.ts'
import { soundsOf } from './sounds.ts'

// Beyond so many letters few beginnings still differ; numbers are found from so many characters on.
const longestBeginning = 8
const shortestNumber = 4

/** The keyed tokens by which a patient is found: beginnings and sounds of names, numbers, the birth date (PAT4, PAT5). */
export function tokensOf(vault: Vault, organisationId: string, details: Details): number[] {
  const key = vault.searchKey(organisationId)
  const terms = nameWords(`${details.family} ${details.given}`).flatMap((word) => [
    ...beginningsOf(word).map((beginning) => `name:${beginning}`),
    ...soundsOf(word).map((sound) => `sound:${sound}`),
  ])
  for (const number of [details.nhsNumber, details.hospitalNumber])
    if (number !== null) terms.push(...numberTerms(number))
  if (details.birthDate !== null) terms.push(`born:${details.birthDate}`)
  return [...new Set(terms.map((term) => tokenOf(key, `patient|${term}`)))].sort((a, b) => a - b)
}

/** Of each clause a candidate has one token; what is exact apart from what only sounds alike. */
export function clausesOf(
  vault: Vault,
  organisationId: string,
  query: PatientQuery,
  sounding: boolean,
): number[][] {
  const key = vault.searchKey(organisationId)
  const tokensOfTerms = (terms: readonly string[]) => terms.map((term) => tokenOf(key, `patient|${term}`))
  if (query.nhsNumber !== null || (query.hospitalNumber !== null && query.words.length < 2)) {
    const numbers = [query.nhsNumber, query.hospitalNumber].flatMap((number) => number ?? [])
    const names = query.words.map((word) => `name:${word.slice(0, longestBeginning)}`)
    return [tokensOfTerms([...numbers.map((number) => `number:${number}`), ...names])]
  }
  const born = query.birthDate === null ? [] : [[`born:${query.birthDate}`]]
  const words = query.words.map((word) => [
    `name:${word.slice(0, longestBeginning)}`,
    ...(sounding ? soundsOf(word).map((sound) => `sound:${sound}`) : []),
  ])
  return [...born, ...words].map(tokensOfTerms)
}

function beginningsOf(word: string): string[] {
  const lengths = Array.from({ length: Math.min(word.length, longestBeginning) }, (_, index) => index + 1)
  return lengths.filter((length) => length > 1 || word.length === 1).map((length) => word.slice(0, length))
}

function numberTerms(number: string): string[] {
  const beginnings = Array.from({ length: number.length }, (_, index) => number.slice(0, index + 1))
  return beginnings
    .filter(({ length }) => length >= shortestNumber || length === number.length)
    .map((one) => `number:${one}`)
}
