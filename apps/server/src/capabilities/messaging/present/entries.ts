import type { Conversation, InboxEntry, Member, Message, Standing } from '@baton/contract'
import { unreadOf } from '@baton/domain/messaging/unread'
import { openScopes, type Vault } from '../../../platform/vault/index.ts'
import type { ConversationRow } from '../store/conversations.ts'
import { type DraftRow, readDrafts } from '../store/drafts.ts'
import { type MembershipRow, type Own, readMembers } from '../store/memberships.ts'
import { readNewest } from '../store/stretches.ts'
import { openWords } from '../words.ts'
import { presentMessages } from './messages.ts'
import type { Source } from './source.ts'

/** A conversation and one member's standing in it, as on the wire. */
export interface Seen {
  conversation: Conversation
  standing: Standing
}

/**
 * Conversations as their members see them, each with one member's own standing, in the order given. The owns may be of
 * several people.
 */
export async function presentOwns(source: Source, owns: readonly Own[]): Promise<Seen[]> {
  if (owns.length === 0) return []
  const conversationIds = [...new Set(owns.map((own) => own.conversation.id))]
  const personIds = [...new Set(owns.map((own) => own.membership.personId))]
  const [members, drafts] = await Promise.all([
    readMembers(source.transaction, conversationIds),
    readDrafts(source.transaction, personIds, conversationIds),
  ])
  await openScopes(source.transaction, source.vault, [
    ...owns.map(wantedOfOwn),
    ...wantedOfDrafts(owns, drafts),
  ])
  const membersOf = Map.groupBy(members, (member) => member.conversationId)
  const conversations = new Map<string, Conversation>()
  for (const { conversation } of owns) {
    if (conversations.has(conversation.id)) continue
    const present = presentConversation(source.vault, conversation, membersOf.get(conversation.id) ?? [])
    conversations.set(conversation.id, present)
  }
  const draftOf = new Map(drafts.map((draft) => [keyOf(draft), draft]))
  return owns.flatMap((own) => {
    const conversation = conversations.get(own.conversation.id)
    const draft = draftOf.get(keyOf(own.membership))
    return conversation ? { conversation, standing: presentStanding(source.vault, own, draft) } : []
  })
}

/**
 * Rows of the inbox, in the order given.
 *
 * @param positions of the conversations' streams, in the same view of the database
 */
export async function presentEntries(
  source: Source,
  owns: readonly Own[],
  positions: ReadonlyMap<string, number>,
): Promise<InboxEntry[]> {
  const conversations = new Map(owns.map(({ conversation }) => [conversation.id, conversation]))
  const [seen, lastOf] = await Promise.all([
    presentOwns(source, owns),
    presentNewest(source, owns, [...conversations.values()]),
  ])
  return seen.map(({ conversation, standing }, index) => ({
    conversation,
    standing,
    lastMessage: lastOf.get(index) ?? null,
    position: positions.get(conversation.id) ?? 0,
  }))
}

/** By index among the owns: the newest message that this person may see. */
async function presentNewest(
  source: Source,
  owns: readonly Own[],
  conversations: readonly ConversationRow[],
): Promise<Map<number, Message>> {
  const newest = await readNewest(
    source.transaction,
    conversations.map(({ id, lastNumber }) => ({ conversationId: id, number: lastNumber })),
  )
  const newestOf = new Map(newest.map((row) => [row.conversationId, row]))
  const visible = owns.flatMap(({ membership }, index) => {
    const row = newestOf.get(membership.conversationId)
    return row && row.number > membership.visibleAfter ? [{ row, index, membership }] : []
  })
  const rows = visible.map(({ row }) => row)
  const messages = await presentMessages(source, rows, (_, at) => visible[at]?.membership.visibleAfter ?? 0)
  return new Map(
    visible.flatMap(({ index }, at) => {
      const message = messages[at]
      return message ? [[index, message] as const] : []
    }),
  )
}

/** A member as on the wire. */
export function presentMember(row: MembershipRow): Member {
  const { personId, visibleAfter, deliveredUpTo, seenUpTo, calledTo } = row
  return { personId, visibleAfter, deliveredUpTo, seenUpTo, calledTo }
}

function presentConversation(
  vault: Vault,
  row: ConversationRow,
  members: readonly MembershipRow[],
): Conversation {
  const {
    id,
    organisationId,
    kind,
    title,
    teamId,
    roleId,
    askedBy,
    patientId,
    continuedIn,
    startedAt,
    lastNumber,
  } = row
  const scope = { organisationId, scopeId: id }
  return {
    id,
    kind,
    title: title === null ? null : openWords(vault, scope, ['title', id], title),
    teamId,
    roleId,
    askedBy,
    patientId,
    continuedIn,
    startedAt: startedAt.toISOString(),
    members: members.map(presentMember),
    lastNumber,
  }
}

function presentStanding(vault: Vault, own: Own, draft: DraftRow | undefined): Standing {
  const { conversation, membership } = own
  return {
    unread: unreadOf(conversation.lastNumber, membership, membership.ownUnseen),
    unreadMentions: membership.unreadMentions,
    ownUnseen: membership.ownUnseen,
    mutedUntil: membership.mutedUntil?.toISOString() ?? null,
    draft: draft
      ? { body: openDraft(vault, conversation.organisationId, draft), at: draft.at.toISOString() }
      : null,
  }
}

/** The words of a draft; the person's key must be open. */
export function openDraft(vault: Vault, organisationId: string, draft: DraftRow): string {
  const scope = { organisationId, scopeId: draft.personId }
  return openWords(vault, scope, ['draft', draft.conversationId], draft.body)
}

function wantedOfOwn({ conversation: { id, organisationId, title } }: Own) {
  const scope = { organisationId, scopeId: id }
  return title === null ? { scope } : { scope, sealed: title }
}

function wantedOfDrafts(owns: readonly Own[], drafts: readonly DraftRow[]) {
  const organisationId = owns[0]?.conversation.organisationId ?? ''
  return drafts.map((draft) => ({
    scope: { organisationId, scopeId: draft.personId },
    sealed: draft.body,
  }))
}

function keyOf({ conversationId, personId }: { conversationId: string; personId: string }): string {
  return `${conversationId}|${personId}`
}
