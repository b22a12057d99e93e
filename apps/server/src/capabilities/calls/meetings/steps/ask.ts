import { holdStill } from '../../../../platform/streams/store.ts'
import type { CallParts } from '../../parts.ts'
import type { Deed } from '../../steps/deed.ts'
import type { InvitedRow } from '../../store/invited.ts'
import type { Asked } from '../store/arranged.ts'

/** Somebody who is to be asked, and the role through which. */
export interface AskedPerson {
  readonly personId: string
  readonly roleId: string | null
}

/**
 * Whom a meeting asks: people by name, whoever is in the teams, and whoever has the roles now; each once, by name before
 * by role. Whoever arranged it need not be asked.
 *
 * @param known people who were asked before: that they were suspended since keeps nobody from changing the meeting
 * @returns `undefined` when somebody, a role or a team is not there
 */
export async function peopleAsked(
  { transaction, organisationId }: Deed,
  { people, duty }: Pick<CallParts, 'people' | 'duty'>,
  asked: Asked,
  { organiserId, known = new Set() }: { organiserId: string; known?: ReadonlySet<string> },
): Promise<AskedPerson[] | undefined> {
  const { personIds, roleIds, teamIds } = asked
  // Before any stream is locked, so that nobody takes or gives up a role meanwhile.
  if (roleIds.length > 0) await holdStill(transaction, organisationId)
  const roles = await duty.rolesByIds(transaction, roleIds)
  const teams = await people.membersOfTeams(transaction, teamIds)
  if (!roleIds.every((id) => roles.has(id)) || !teamIds.every((id) => teams.has(id))) return undefined
  const active = await people.activeAmong(transaction, [...personIds, ...[...teams.values()].flat()])
  if (!personIds.every((id) => active.has(id) || known.has(id))) return undefined
  const holders = await duty.holdersOf(transaction, roleIds)
  const through = new Map<string, string | null>()
  for (const [roleId, held] of holders) for (const personId of held) through.set(personId, roleId)
  for (const personId of [...teams.values()].flat()) if (active.has(personId)) through.set(personId, null)
  for (const personId of personIds) through.set(personId, null)
  through.delete(organiserId)
  return [...through].map(([personId, roleId]) => ({ personId, roleId }))
}

/** They are asked, without ringing; how it stands with whoever was asked before stays as it was. */
export function invitedRows(
  meetingId: string,
  people: readonly AskedPerson[],
  { at, before = [] }: { at: Date; before?: readonly InvitedRow[] },
): InvitedRow[] {
  const held = new Map(before.map((row) => [row.personId, row]))
  return people.map(({ personId, roleId }) => {
    const known = held.get(personId)
    if (known !== undefined) return { ...known, roleId }
    return {
      meetingId,
      personId,
      roleId,
      state: 'asked',
      askedAt: at,
      ringUntil: null,
      round: 0,
      answeredAt: null,
      missedSeen: false,
    }
  })
}
