import type { Role } from '@baton/contract'
import type { Change } from '../../../platform/operations/change.ts'
import { holdStill } from '../../../platform/streams/store.ts'
import type { MessagingParts } from '../parts.ts'
import { findDirect } from '../store/conversations.ts'
import { findOfRole } from '../store/role-conversations.ts'
import { beginConversation, pairOf } from './begin-conversation.ts'
import { holdersNow } from './role-holders.ts'

/**
 * The viewer's one direct conversation with a person, begun where there is none: both people's streams are locked
 * first, so that two who write to each other at once get one conversation (MSG1).
 *
 * @returns nothing when the person is not here, or is suspended and there is none yet (MSG2)
 */
export async function openDirect(
  change: Change,
  parts: MessagingParts,
  personId: string,
): Promise<string | undefined> {
  const { viewer, transaction } = change
  if (personId === viewer.personId) return undefined
  const pair = pairOf([viewer.personId, personId])
  const known = await change.lock(...pair)
  if (!known.has(personId)) return undefined
  const existing = await findDirect(transaction, pair)
  if (existing !== undefined) return existing
  const active = await parts.people.activeAmong(transaction, [personId])
  if (!active.has(personId)) return undefined
  return beginConversation(change, parts, { kind: 'direct', title: null, teamId: null, personIds: pair })
}

/**
 * The viewer's one conversation with a role that is not retired, begun where there is none. Their own stream is locked
 * first, so that two devices get one conversation, and the organisation's is held still, so that the holders are those
 * of the moment at which it begins (MSG22), and whoever visits may turn to it then (AFF8).
 *
 * @returns nothing when the viewer visits, there is none yet, and the role is not one that they may turn to
 */
export async function openWithRole(
  change: Change,
  parts: MessagingParts,
  role: Role,
): Promise<string | undefined> {
  const { viewer, transaction } = change
  const known = await findOfRole(transaction, role.id, viewer.personId)
  if (known !== undefined) return known
  await holdStill(transaction, viewer.organisationId)
  if (!(await mayTurnTo(change, parts, role.id))) return undefined
  const holders = (await holdersNow(transaction, parts, [role.id])).get(role.id) ?? new Set()
  await change.lock(viewer.personId, ...holders)
  const existing = await findOfRole(transaction, role.id, viewer.personId)
  if (existing !== undefined) return existing
  return beginConversation(change, parts, {
    kind: 'role',
    title: role.name,
    teamId: null,
    role: { id: role.id, askedBy: viewer.personId },
    personIds: [viewer.personId, ...holders],
  })
}

/** A colleague turns to any role, a visitor to those that were named for it. */
async function mayTurnTo(
  { transaction, viewer }: Change,
  { duty }: MessagingParts,
  roleId: string,
): Promise<boolean> {
  if (!viewer.visitor) return true
  return (await duty.reachableByVisitors(transaction, [roleId])).has(roleId)
}
