import type { PatientsParts } from '../parts.ts'
import type { Deed } from '../steps/deed.ts'
import { tellLost } from '../steps/tell-patients.ts'
import type { WholeList } from './whole-list.ts'

/** Tells these people that a list is theirs no more, nor who was on it where nothing else brings them (PAT18). */
export async function closeFor(
  deed: Deed,
  parts: PatientsParts,
  list: WholeList,
  personIds: readonly string[],
): Promise<void> {
  const { streams, organisationId, personId, at } = deed
  const here = await streams.lock(personIds)
  for (const id of here)
    streams.append(
      { kind: 'person', id },
      { type: 'list.closed', data: { listId: list.row.id } },
      { organisationId, personId, at },
    )
  await tellLost(
    deed,
    parts,
    personIds,
    list.entries.map(({ patientId }) => patientId),
  )
}
