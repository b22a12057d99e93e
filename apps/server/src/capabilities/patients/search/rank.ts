import { nameWords } from '@baton/domain/patients/fold-name'
import type { Details } from '../words.ts'
import type { PatientQuery } from './query.ts'
import { soundsLike } from './sounds.ts'

/**
 * How likely a patient is whom somebody looks for: 0 by an exact number, 1 by whole names, 2 by beginnings, 3 by sound;
 * `null` when they are not, which a shared token alone does not say (PAT5).
 */
export function rankOf(query: PatientQuery, details: Details): number | null {
  const { nhsNumber, hospitalNumber } = details
  if (query.nhsNumber !== null && query.nhsNumber === nhsNumber) return 0
  if (query.hospitalNumber !== null && hospitalNumber?.startsWith(query.hospitalNumber))
    return hospitalNumber === query.hospitalNumber ? 0 : 2
  if (query.nhsNumber !== null) return null
  if (query.hospitalNumber !== null && nhsNumber?.startsWith(query.hospitalNumber)) return 2
  if (query.birthDate !== null && query.birthDate !== details.birthDate) return null
  if (query.words.length === 0) return query.birthDate === null ? null : 1
  const names = nameWords(`${details.family} ${details.given}`)
  const ranks = query.words.map((word) => rankOfWord(word, names))
  return ranks.some((rank) => rank === null) ? null : Math.max(...ranks.flatMap((rank) => rank ?? []))
}

function rankOfWord(word: string, names: readonly string[]): number | null {
  if (names.includes(word)) return 1
  if (names.some((name) => name.startsWith(word))) return 2
  return soundsLike(word, names) ? 3 : null
}
