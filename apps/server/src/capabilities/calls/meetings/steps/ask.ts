import type { Asked } from '@baton/domain/calls/asked'
import { holdStill } from '../../../../platform/streams/store.ts'
import type { CallParts } from '../../parts.ts'
import type { Deed } from '../../steps/deed.ts'
import type { InvitedRow } from '../../store/invited.ts'

/** Somebody who is to be asked, and the role through which. */
export interface AskedPerson {
  readonly personId: string
  readonly roleId: string | null
}

/**
 * Whom a meeting asks, for somebody who says so.
 *
 * @param known people who were asked before: that they were suspended since keeps nobody from changing the meeting
 * @returns `undefined` when somebody, a role or a team is not there
 */
export async function peopleAsked(
  deed: Deed,
  parts: Pick<CallParts, 'people' | 'duty'>,
  asked: Asked,
  { organiserId, known = new Set() }: { organiserId: string; known?: ReadonlySet<string> },
): Promise<AskedPerson[] | undefined> {
  const { transaction, organisationId } = deed
  const { personIds, roleIds, teamIds } = asked
  // Before any stream is locked, so that nobody takes or gives up a role meanwhile.
  if (roleIds.length > 0) await holdStill(transaction, organisationId)
  const roles = await parts.duty.rolesByIds(transaction, roleIds)
  const teams = await parts.people.membersOfTeams(transaction, teamIds)
  const active = await parts.people.activeAmong(transaction, personIds)
  if (!roleIds.every((id) => roles.has(id)) || !teamIds.every((id) => teams.has(id))) return undefined
  if (!personIds.every((id) => active.has(id) || known.has(id))) return undefined
  const now = await askedNow(deed, parts, asked, organiserId)
  const left = personIds.filter((id) => !active.has(id) && id !== organiserId)
  return [...now, ...left.map((personId) => ({ personId, roleId: null }))]
}

/**
 * Whom it asks as things stand: people by name, whoever is in the teams, and whoever has the roles; each once, by name
 * before by role. Whoever arranged it need not be asked. What is not there any more is left out.
 */
export async function askedNow(
  { transaction }: Pick<Deed, 'transaction'>,
  { people, duty }: Pick<CallParts, 'people' | 'duty'>,
  { personIds, roleIds, teamIds }: Asked,
  organiserId: string,
): Promise<AskedPerson[]> {
  const holders = await duty.holdersOf(transaction, roleIds)
  const members = [...(await people.membersOfTeams(transaction, teamIds)).values()].flat()
  const active = await people.activeAmong(transaction, [...personIds, ...members])
  const through = new Map<string, string | null>()
  for (const [roleId, held] of holders) for (const personId of held) through.set(personId, roleId)
  for (const personId of active) through.set(personId, null)
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
