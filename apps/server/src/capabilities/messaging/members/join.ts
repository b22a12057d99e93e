import type { MessagingParts } from '../parts.ts'
import { presentMember } from '../present/entries.ts'
import type { ConversationRow } from '../store/conversations.ts'
import { type MembershipRow, readFormer, saveJoined } from '../store/memberships.ts'
import { countMentionsAbove } from '../store/mentions.ts'
import { countOwnAbove } from '../store/messages.ts'
import { newcomer } from './begin-conversation.ts'
import type { Changing } from './changing.ts'
import { openFor } from './membership.ts'

/** How people join. */
export interface Joining {
  /** They see the messages after this number; who was a member before sees again no more than then. */
  readonly visibleAfter: number
  /** What is up to this number is not unread for them. */
  readonly readUpTo?: number
  /** The urgent message for which alone they come. */
  readonly calledTo?: string
}

/** Makes people members of a conversation whose stream is locked, as are theirs, and tells everyone. */
export async function join(
  change: Changing,
  parts: MessagingParts,
  conversation: ConversationRow,
  personIds: readonly string[],
  joining: Joining,
): Promise<void> {
  const { transaction, viewer, at } = change
  const rows = await standingsOf(change, conversation.id, personIds, joining)
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
  change: Changing,
  conversationId: string,
  personIds: readonly string[],
  { visibleAfter, readUpTo = 0, calledTo }: Joining,
): Promise<MembershipRow[]> {
  const former = await readFormer(change.transaction, conversationId, personIds)
  const came = { calledTo: calledTo ?? null }
  const back = former.map((row) => {
    const from = Math.max(row.visibleAfter, visibleAfter)
    const seenUpTo = Math.max(row.seenUpTo, readUpTo, from)
    const deliveredUpTo = Math.max(row.deliveredUpTo, seenUpTo)
    return { ...row, ...came, visibleAfter: from, deliveredUpTo, seenUpTo }
  })
  const counted = back.length > 0 ? await recount(change, back) : []
  const known = new Map(counted.map((row) => [row.personId, row]))
  const read = Math.max(visibleAfter, readUpTo)
  return personIds.map((personId) => {
    const fresh = newcomer(conversationId, personId, visibleAfter)
    return known.get(personId) ?? { ...fresh, ...came, deliveredUpTo: read, seenUpTo: read }
  })
}

async function recount(change: Changing, rows: readonly MembershipRow[]): Promise<MembershipRow[]> {
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
