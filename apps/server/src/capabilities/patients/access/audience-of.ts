import { covers } from '@baton/domain/patients/relations'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { placesWithin, teamMembersAt } from '../../identity/index.ts'
import type { Relating } from '../parts.ts'
import { readPatients, readSurvivors } from '../store/patients.ts'
import { tiesOf } from './ties.ts'
import { wardsByIds } from './wards.ts'

/**
 * Everyone who may see each of these patients now, and so is told of every change (PAT16): the same people that
 * `relationsTo` finds a reason for. A patient who is not here has no entry; a merged record has its survivor's.
 */
export async function audienceOf(
  transaction: Transaction,
  relating: Relating,
  patientIds: readonly string[],
  at: Date,
): Promise<Map<string, Set<string>>> {
  if (patientIds.length === 0) return new Map()
  const survivors = await readSurvivors(transaction, [...new Set(patientIds)])
  const ids = [...new Set(survivors.map(({ survivorId }) => survivorId))]
  const rows = await readPatients(transaction, ids)
  const [ties, workers] = await Promise.all([
    tiesOf(transaction, relating, ids, at),
    workersAt(
      transaction,
      relating,
      rows.flatMap(({ wardId }) => wardId ?? []),
    ),
  ])
  const found = new Map(
    rows.map(({ id, wardId }) => [
      id,
      new Set([...(workers.get(wardId ?? '') ?? []), ...(ties.get(id)?.keys() ?? [])]),
    ]),
  )
  return new Map(
    survivors.flatMap(({ id, survivorId }) => {
      const people = found.get(survivorId)
      return people === undefined ? [] : [[id, people] as const]
    }),
  )
}

/** Who works at each of these wards now: on duty there, in its team, by a role that covers it, or coordinating its site. */
export async function workersAt(
  transaction: Transaction,
  { duty }: Relating,
  wardIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const wanted = [...new Set(wardIds)]
  if (wanted.length === 0) return new Map()
  const [wards, within, teams] = await Promise.all([
    wardsByIds(transaction, wanted),
    placesWithin(transaction, wanted),
    teamMembersAt(transaction, wanted),
  ])
  const siteIds = [...new Set([...wards.values()].map(({ siteId }) => siteId))]
  const [onDuty, holders] = await Promise.all([
    duty.onDutyAt(transaction, [...new Set(within.map(({ placeId }) => placeId))]),
    duty.holdersAt(transaction, { placeIds: wanted, siteIds }),
  ])
  const onDutyIn = Map.groupBy(onDuty, ({ placeId }) => placeId)
  return new Map(
    [...wards.values()].map((ward) => {
      const { wardId } = ward
      const places = within.filter(({ withinId }) => withinId === wardId)
      const here = [
        ...places.flatMap(({ placeId }) => onDutyIn.get(placeId) ?? []),
        ...teams.filter(({ placeId }) => placeId === wardId),
        ...holders.filter((role) => covers(role, ward)),
      ]
      return [wardId, new Set(here.map(({ personId }) => personId))]
    }),
  )
}
