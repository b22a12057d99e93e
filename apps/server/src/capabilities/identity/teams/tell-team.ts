import type { Team } from '@baton/contract'
import type { Change } from '../../../platform/operations/change.ts'
import { refreshDirectory } from '../directory/refresh-directory.ts'

/**
 * Tells everyone of a team as it is now, and writes the audit leaf. The organisation's stream is locked by the caller.
 *
 * @param personIds whose entry in the directory names the team, or did
 */
export async function tellTeam(change: Change, team: Team, personIds: readonly string[]): Promise<void> {
  const { organisationId } = change.viewer
  const organisation = { kind: 'organisation', id: organisationId } as const
  await refreshDirectory(change, organisationId, { teamIds: [team.id], personIds })
  change.append(organisation, { type: 'team.changed', data: { team }, stored: { teamId: team.id } })
  const people = personIds.map((id) => ({ kind: 'person', id }))
  change.audit(organisation, { subjects: [{ kind: 'team', id: team.id }, ...people] })
}
