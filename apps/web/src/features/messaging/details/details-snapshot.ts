import type { Conversation, Organisation } from '@baton/contract'
import { may } from '@baton/domain'
import { asDate } from '../../../ui/time/format-time.ts'
import { type FindPerson, nameOf, roleOf } from '../people.ts'

export interface MemberRow {
  readonly personId: string
  readonly name: string
  readonly role: string
  readonly isMe: boolean
  readonly suspended: boolean
  /** “Reads from 21 November 2026” is not known; what is known is that they do not see everything. */
  readonly seesAll: boolean
  readonly canRemove: boolean
}

export interface DetailsSnapshot {
  readonly started: string
  readonly members: readonly MemberRow[]
  readonly canRename: boolean
  readonly canAdd: boolean
  readonly canLeave: boolean
  /** Why nobody can be added or taken out here. */
  readonly note: string | null
  /** Of a conversation of a connected organisation: whose it is (AFF11). */
  readonly belongs: string | null
  /** Whether a member's page can be opened: not of the people of another organisation. */
  readonly hasPages: boolean
}

const notes: { readonly [Kind in Conversation['kind']]?: string } = {
  team: 'Everyone in the team is a member. An administrator changes who is in the team.',
  role: 'Whoever holds the role is a member, and reads what was said before.',
  patient: 'Who opened it and may see the patient is a member. Who may not any more leaves by itself.',
}

/** Who belongs to a conversation, and what this viewer can change about it. */
export function detailsSnapshot(
  conversation: Conversation,
  viewerId: string,
  find: FindPerson,
  visited: Organisation | null = null,
): DetailsSnapshot {
  const { kind, members } = conversation
  const isMember = members.some(({ personId }) => personId === viewerId)
  const relationships = isMember ? (['person', 'member'] as const) : (['person'] as const)
  const isGroup = kind === 'group'
  const canRemove = isGroup && may('messaging.removeMember', relationships)
  return {
    started: `Started ${asDate(new Date(conversation.startedAt))}`,
    members: members
      .map(({ personId, visibleAfter }): MemberRow => {
        const person = find(personId)
        return {
          personId,
          name: nameOf(find, personId),
          role: roleOf(person),
          isMe: personId === viewerId,
          suspended: person?.state === 'suspended',
          seesAll: visibleAfter === 0,
          canRemove: canRemove && personId !== viewerId,
        }
      })
      .sort(meFirstThenByName),
    canRename: isGroup && may('messaging.renameGroup', relationships),
    canAdd: isGroup && may('messaging.addMembers', relationships),
    canLeave: isGroup && may('messaging.leaveGroup', relationships),
    note: notes[kind] ?? null,
    belongs:
      visited &&
      `This conversation belongs to ${visited.name}, with its files, and is kept by its rules. Your own organisation has no copy.`,
    hasPages: visited === null,
  }
}

function meFirstThenByName(a: MemberRow, b: MemberRow): number {
  if (a.isMe !== b.isMe) return a.isMe ? -1 : 1
  return a.name.localeCompare(b.name, 'en-GB')
}
