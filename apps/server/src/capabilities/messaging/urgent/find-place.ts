import type { RungTarget, UrgentTarget } from '@baton/contract'
import { type Answer, answer, refuse } from '../../../platform/operations/answer.ts'
import type { Change } from '../../../platform/operations/change.ts'
import { openDirect, openWithRole } from '../members/open-conversation-with.ts'
import type { MessagingParts } from '../parts.ts'
import { findOfTeam } from '../store/conversations.ts'
import { findOwn, readMembers } from '../store/memberships.ts'

/** Where an urgent message stands, and whom its first rung calls. */
export interface Place {
  readonly conversationId: string
  readonly to: RungTarget
}

/**
 * Finds where a message for somebody stands: with the role, with the person, in the team's conversation (MSG25). To a
 * visitor people and teams are not there (AFF8).
 */
export async function findPlace(
  change: Change,
  parts: MessagingParts,
  to: UrgentTarget,
): Promise<Answer<Place>> {
  if (change.viewer.visitor && (to.kind === 'person' || to.kind === 'team')) return refuse('not-found')
  switch (to.kind) {
    case 'role':
      return withRole(change, parts, to)
    case 'person':
      return withPerson(change, parts, to)
    case 'team':
      return withTeam(change, parts, to)
    case 'conversation':
      return within(change, parts, to.id)
  }
}

async function withRole(
  change: Change,
  parts: MessagingParts,
  to: RungTarget & { kind: 'role' },
): Promise<Answer<Place>> {
  const role = (await parts.duty.rolesByIds(change.transaction, [to.id])).get(to.id)
  if (role === undefined) return refuse('not-found')
  if (role.state === 'retired') return refuse(change.viewer.visitor ? 'not-found' : 'nobody-there')
  const conversationId = await openWithRole(change, parts, role)
  return conversationId === undefined ? refuse('not-found') : answer({ conversationId, to })
}

async function withPerson(
  change: Change,
  parts: MessagingParts,
  to: RungTarget & { kind: 'person' },
): Promise<Answer<Place>> {
  const conversationId = await openDirect(change, parts, to.id)
  return conversationId === undefined ? refuse('not-found') : answer({ conversationId, to })
}

async function withTeam(
  change: Change,
  parts: MessagingParts,
  to: RungTarget & { kind: 'team' },
): Promise<Answer<Place>> {
  const [team] = await parts.people.teamsByIds(change.transaction, [to.id])
  if (team === undefined) return refuse('not-found')
  const conversation = await findOfTeam(change.transaction, to.id)
  // A team without a conversation never had anybody in it.
  return conversation === undefined ? refuse('nobody-there') : answer({ conversationId: conversation.id, to })
}

/** In a conversation of one's own: its role, its team, the one who asked the role, or the other person. */
async function within(
  { transaction, viewer }: Change,
  { people }: MessagingParts,
  conversationId: string,
): Promise<Answer<Place>> {
  const own = await findOwn(transaction, viewer.personId, conversationId)
  if (own === undefined) return refuse('not-found')
  const { kind, roleId, askedBy, teamId } = own.conversation
  if (kind === 'team' && teamId !== null) return answer({ conversationId, to: { kind: 'team', id: teamId } })
  if (kind === 'role' && roleId !== null && askedBy !== null) {
    if (askedBy === viewer.personId) return answer({ conversationId, to: { kind: 'role', id: roleId } })
    // Nobody of a connected organisation is called: they are answered, and what presses is said by telephone.
    if ((await people.visitorsAmong(transaction, [askedBy])).size > 0) return refuse('nobody-there')
    return answer({ conversationId, to: { kind: 'person', id: askedBy } })
  }
  const members = kind === 'direct' ? await readMembers(transaction, [conversationId]) : []
  const others = members.filter(({ personId, calledTo }) => personId !== viewer.personId && calledTo === null)
  const [other] = others
  // A group is nobody in particular; nor is a direct conversation to whoever was called to it.
  if (other === undefined || others.length > 1) return refuse('nobody-there')
  return answer({ conversationId, to: { kind: 'person', id: other.personId } })
}
