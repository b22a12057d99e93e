import { holdStill } from '../../../platform/streams/store.ts'
import { audienceOf } from '../access/audience-of.ts'
import type { PatientsParts } from '../parts.ts'
import { lockPatients } from '../store/patients.ts'
import { type Whole, wholesOf } from '../whole.ts'
import type { Deed } from './deed.ts'

/** Patients that are about to change: locked, with who sees them as they still are. */
export interface Opened {
  readonly wholes: ReadonlyMap<string, Whole>
  readonly before: ReadonlyMap<string, ReadonlySet<string>>
}

/** Locks records as they are, merged or not, and holds still who works where until the change is told. */
export async function openPatients(
  deed: Deed,
  { vault, relating }: Pick<PatientsParts, 'vault' | 'relating'>,
  ids: readonly string[],
): Promise<Opened> {
  const { transaction, organisationId, at } = deed
  // The organisation's stream before the records: the feed, which holds it whole, locks in this order too.
  await holdStill(transaction, organisationId)
  const rows = await lockPatients(transaction, ids)
  const [wholes, before] = await Promise.all([
    wholesOf(transaction, vault, rows),
    audienceOf(transaction, relating, ids, at),
  ])
  return { wholes: new Map(wholes.map((whole) => [whole.row.id, whole])), before }
}
