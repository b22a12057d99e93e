import type { Patient } from '@baton/contract'
import { foldName } from '@baton/domain/patients/fold-name'

/**
 * The patients of one ward or list who share their family name with another one there, accents and case aside: whoever
 * reads fast takes the one for the other (hazard: wrong patient).
 */
export function sameNames(patients: readonly Pick<Patient, 'id' | 'family'>[]): ReadonlySet<string> {
  const byName = Map.groupBy(patients, ({ family }) => foldName(family))
  const shared = [...byName.values()].filter((group) => new Set(group.map(({ id }) => id)).size > 1)
  return new Set(shared.flat().map(({ id }) => id))
}
