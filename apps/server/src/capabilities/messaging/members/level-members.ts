import type { MessagingParts } from '../parts.ts'
import { presentMember } from '../present/entries.ts'
import { readCalled, saveCalledTo } from '../store/called.ts'
import type { ConversationRow } from '../store/conversations.ts'
import { type MembershipRow, readMembers } from '../store/memberships.ts'
import type { Changing } from './changing.ts'
import { type Joining, join } from './join.ts'
import { closeFor } from './membership.ts'

/**
 * Makes the members of a conversation those who belong there and those who are called to an urgent message in it.
 * Who is neither any more leaves and receives nothing from then on (MSG8). Its stream is locked, as are those of its
 * members and of whoever belongs. Doing it again changes nothing.
 */
export async function levelMembers(
  change: Changing,
  parts: MessagingParts,
  conversation: ConversationRow,
  belonging: ReadonlySet<string>,
  joining: Joining,
): Promise<void> {
  const { transaction } = change
  const [members, called] = await Promise.all([
    readMembers(transaction, [conversation.id]),
    readCalled(transaction, conversation.id),
  ])
  const calledTo = new Map(called.map(({ personId, messageId }) => [personId, messageId]))
  const leaving = members.filter(({ personId }) => !belonging.has(personId) && !calledTo.has(personId))
  leave(change, conversation, leaving)
  const staying = members.filter((member) => !leaving.includes(member))
  turn(change, conversation, staying, (personId) =>
    belonging.has(personId) ? null : (calledTo.get(personId) ?? null),
  )
  const present = new Set(members.map(({ personId }) => personId))
  const newcomers = [...belonging].filter((personId) => !present.has(personId)).sort()
  if (newcomers.length > 0) await join(change, parts, conversation, newcomers, joining)
}

function leave(change: Changing, { id }: ConversationRow, leaving: readonly MembershipRow[]): void {
  if (leaving.length === 0) return
  const personIds = leaving.map(({ personId }) => personId)
  closeFor(change, id, personIds)
  auditMembers(change, id, personIds)
}

/** Tells everyone of members who belong now and did not before, or the other way. */
function turn(
  change: Changing,
  { id }: ConversationRow,
  staying: readonly MembershipRow[],
  calledTo: (personId: string) => string | null,
): void {
  const turned = staying.flatMap((member) => {
    const now = calledTo(member.personId)
    return now === member.calledTo ? [] : { ...member, calledTo: now }
  })
  if (turned.length === 0) return
  saveCalledTo(change.transaction, id, turned)
  for (const row of turned) {
    change.append(
      { kind: 'conversation', id },
      { type: 'member.joined', data: { member: presentMember(row) } },
    )
  }
  auditMembers(
    change,
    id,
    turned.map(({ personId }) => personId),
  )
}

function auditMembers(change: Changing, conversationId: string, personIds: readonly string[]): void {
  change.audit(
    { kind: 'conversation', id: conversationId },
    {
      subjects: [
        { kind: 'conversation', id: conversationId },
        ...personIds.map((id) => ({ kind: 'person', id })),
      ],
    },
  )
}
