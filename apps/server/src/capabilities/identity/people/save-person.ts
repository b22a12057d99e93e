import type { Person } from '@baton/contract'
import type { Change } from '../../../platform/operations/change.ts'
import { refreshDirectory } from '../directory/refresh-directory.ts'
import { updatePerson } from '../store/people.ts'

/**
 * Saves a person as they are now, tells everyone, and writes the audit leaf. The organisation's stream is locked by the
 * caller.
 */
export async function savePerson(change: Change, person: Person): Promise<void> {
  const { organisationId } = change.viewer
  updatePerson(change.transaction, person)
  await refreshDirectory(change, organisationId, { personIds: [person.id] })
  change.append(
    { kind: 'organisation', id: organisationId },
    { type: 'person.changed', data: { person }, stored: { personId: person.id } },
  )
  auditPerson(change, person.id)
}

/** Writes in the organisation's chain that this was done to a person. */
export function auditPerson(change: Change, personId: string): void {
  change.audit(
    { kind: 'organisation', id: change.viewer.organisationId },
    { subjects: [{ kind: 'person', id: personId }] },
  )
}
