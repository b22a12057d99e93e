import type { Change } from '../../platform/operations/change.ts'
import { newcomer } from './begin-conversation.ts'
import { openFor } from './membership.ts'
import type { MessagingParts } from './parts.ts'
import { presentMember } from './present/entries.ts'
import type { ConversationRow } from './store/conversations.ts'
import { type MembershipRow, readFormer, saveJoined } from './store/memberships.ts'
import { countMentionsAbove } from './store/mentions.ts'
import { countOwnAbove } from './store/messages.ts'

/**
 * Makes people members of a conversation whose stream is locked, as are theirs, and tells everyone.
 *
 * @param visibleAfter they see the messages after this number; who was a member before sees again no more than then
 */
export async function join(
  change: Change,
  parts: MessagingParts,
  conversation: ConversationRow,
  personIds: readonly string[],
  visibleAfter: number,
): Promise<void> {
  const { transaction, viewer, at } = change
  const rows = await standingsOf(change, conversation.id, personIds, visibleAfter)
  saveJoined(transaction, viewer.organisationId, rows, at)
  const ref = { kind: 'conversation', id: conversation.id } as const
  for (const row of rows) change.append(ref, { type: 'member.joined', data: { member: presentMember(row) } })
  change.audit(ref, {
    subjects: [
      { kind: 'conversation', id: conversation.id },
      ...personIds.map((id) => ({ kind: 'person', id })),
    ],
  })
  await openFor(change, parts, conversation.id, personIds)
}

/** Where each of them stands at the start: a newcomer has seen nothing; who comes back stands where they left. */
async function standingsOf(
  change: Change,
  conversationId: string,
  personIds: readonly string[],
  visibleAfter: number,
): Promise<MembershipRow[]> {
  const former = await readFormer(change.transaction, conversationId, personIds)
  const back = former.map((row) => {
    const from = Math.max(row.visibleAfter, visibleAfter)
    const seenUpTo = Math.max(row.seenUpTo, from)
    return { ...row, visibleAfter: from, deliveredUpTo: Math.max(row.deliveredUpTo, seenUpTo), seenUpTo }
  })
  const counted = back.length > 0 ? await recount(change, back) : []
  const known = new Map(counted.map((row) => [row.personId, row]))
  return personIds.map((personId) => known.get(personId) ?? newcomer(conversationId, personId, visibleAfter))
}

async function recount(change: Change, rows: readonly MembershipRow[]): Promise<MembershipRow[]> {
  const asked = rows.map(({ conversationId, personId, seenUpTo }) => ({
    conversationId,
    personId,
    above: seenUpTo,
  }))
  const [own, mentions] = await Promise.all([
    countOwnAbove(change.transaction, asked),
    countMentionsAbove(change.transaction, asked),
  ])
  return rows.map((row) => ({
    ...row,
    ownUnseen: own.find((one) => one.personId === row.personId)?.count ?? 0,
    unreadMentions: mentions.find((one) => one.personId === row.personId)?.count ?? 0,
  }))
}
