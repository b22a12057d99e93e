import type { Patient } from '@baton/contract'
import type { Acting } from '../../../platform/operations/acting.ts'
import { audienceOf } from '../access/audience-of.ts'
import { relationsBetween } from '../access/relations-to.ts'
import type { PatientsParts } from '../parts.ts'
import { present, type Whole } from '../whole.ts'
import { audit, chainOf, type Deed } from './deed.ts'

/**
 * Tells everyone who sees these patients now of what they are, and whoever saw them before and does no longer that they
 * do not (PAT16); in the order given, and audited.
 */
export async function tellPatients(
  deed: Deed,
  { relating }: Pick<PatientsParts, 'relating'>,
  wholes: readonly Whole[],
  before: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<Patient[]> {
  const { transaction, streams, organisationId, personId, at } = deed
  const ids = wholes.map(({ row }) => row.id)
  const after = await audienceOf(transaction, relating, ids, at)
  const everyone = [...after.values(), ...ids.flatMap((id) => before.get(id) ?? [])].flatMap((people) => [
    ...people,
  ])
  const here = await streams.lock([chainOf(deed), ...everyone])
  const act = { organisationId, personId, at }
  const patients = wholes.map(present)
  for (const patient of patients) {
    const seeing = after.get(patient.id) ?? new Set<string>()
    for (const id of seeing)
      if (here.has(id))
        streams.append(
          { kind: 'person', id },
          { type: 'patient.changed', data: { patient }, stored: { patientId: patient.id } },
          act,
        )
    for (const id of before.get(patient.id) ?? [])
      if (!seeing.has(id) && here.has(id))
        streams.append(
          { kind: 'person', id },
          { type: 'patient.closed', data: { patientId: patient.id } },
          act,
        )
  }
  audit(
    deed,
    ids.map((id) => ({ kind: 'patient', id })),
  )
  for (const follower of relating.related.values()) await follower.changed?.(deed, ids)
  return patients
}

/** Tells those of these people who may no longer see these patients that they do not; after the change was written. */
export async function tellLost(
  { transaction, streams, organisationId, personId, at }: Acting,
  { relating }: Pick<PatientsParts, 'relating'>,
  personIds: readonly string[],
  patientIds: readonly string[],
): Promise<void> {
  const pairs = await relationsBetween(transaction, relating, personIds, patientIds, at)
  const here = await streams.lock(personIds)
  for (const [patientId, byPerson] of pairs)
    for (const [id, { relations }] of byPerson)
      if (relations.length === 0 && here.has(id))
        streams.append(
          { kind: 'person', id },
          { type: 'patient.closed', data: { patientId } },
          { organisationId, personId, at },
        )
}
