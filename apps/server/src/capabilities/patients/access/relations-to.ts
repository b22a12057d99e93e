import type { PatientRelation } from '@baton/contract'
import { noTies, relationsOf } from '@baton/domain/patients/relations'
import type { Transaction } from '../../../platform/database/transaction.ts'
import type { Relating } from '../parts.ts'
import { readPatients, readSurvivors } from '../store/patients.ts'
import { standingsOf } from './standings.ts'
import { tiesOf } from './ties.ts'
import { wardsByIds } from './wards.ts'

/** Why somebody may see a patient, and until when where only a reason lets them. */
export interface Seeing {
  readonly relations: readonly PatientRelation[]
  readonly glassUntil: Date | null
}

/**
 * Why this person may see each of these patients; empty: they may not. A patient who is not here has no entry. What is
 * asked of a merged record is answered for the one that it was merged into.
 */
export async function relationsTo(
  transaction: Transaction,
  relating: Relating,
  personId: string,
  patientIds: readonly string[],
  at: Date,
): Promise<Map<string, Seeing>> {
  const pairs = await relationsBetween(transaction, relating, [personId], patientIds, at)
  return new Map([...pairs].flatMap(([id, byPerson]) => [[id, byPerson.get(personId) ?? unseen]] as const))
}

/** The same for several people: by patient, then by person. */
export async function relationsBetween(
  transaction: Transaction,
  relating: Relating,
  personIds: readonly string[],
  patientIds: readonly string[],
  at: Date,
): Promise<Map<string, Map<string, Seeing>>> {
  if (patientIds.length === 0 || personIds.length === 0) return new Map()
  const survivors = await readSurvivors(transaction, [...new Set(patientIds)])
  const ids = [...new Set(survivors.map(({ survivorId }) => survivorId))]
  const rows = await readPatients(transaction, ids)
  const [standings, ties, wards] = await Promise.all([
    standingsOf(transaction, relating, personIds),
    tiesOf(transaction, relating, ids, at),
    wardsByIds(
      transaction,
      rows.flatMap(({ wardId }) => wardId ?? []),
    ),
  ])
  const found = new Map(
    rows.map(({ id, wardId }) => {
      const ward = wards.get(wardId ?? '') ?? null
      const of = (personId: string): Seeing => {
        const standing = standings.get(personId)
        const own = ties.get(id)?.get(personId) ?? noTies
        return standing === undefined
          ? unseen
          : { relations: relationsOf(standing, ward, own, at), glassUntil: own.glassUntil }
      }
      return [id, new Map(personIds.map((personId) => [personId, of(personId)]))]
    }),
  )
  return new Map(
    survivors.flatMap(({ id, survivorId }) => {
      const byPerson = found.get(survivorId)
      return byPerson === undefined ? [] : [[id, byPerson] as const]
    }),
  )
}

const unseen: Seeing = { relations: [], glassUntil: null }
