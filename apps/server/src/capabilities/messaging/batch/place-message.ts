import type { Delivered, StoredFile, Urgency } from '@baton/contract'
import { countedAfterMessage, readingAfterOwnMessage } from '@baton/domain/messaging/unread'
import { searchTokens } from '../../../platform/vault/index.ts'
import { type Details, presentPlain, presentQuoted, searchedWords } from '../present/messages.ts'
import type { MembershipRow } from '../store/memberships.ts'
import type { MessageRow } from '../store/messages.ts'
import { sealWords } from '../words.ts'
import { actOf, type Desk, moveStanding, standingOf } from './desk.ts'

/** A message that its author may send; everything about it is known but its number. */
export interface Said {
  operation: string
  commandId: string
  at: Date
  viewer: { personId: string }
  /** The author's own standing. */
  author: MembershipRow
  body: string
  /** What hangs on it already, in this transaction. */
  files: StoredFile[]
  /** How much it presses; from `urgent` up `details` say why. */
  urgency: Urgency
  details: Details | null
  /** The role in whose name it is sent, which its author holds. */
  asRoleId: string | null
  /** Of what was asked, to tell a repeated command from another. */
  commitment: Buffer
  /** The message it answers, with its words and files as they are now. */
  quoted: { row: MessageRow; body: string | null; files: StoredFile[] } | null
  forwarded: { id: string; authorId: string; sentAt: Date } | null
  /** Those whom it mentions, by name or team, whether they are members or not. */
  mentions: readonly string[]
}

/** Gives a message its number and its event, and notes everything that is to be written. */
export function placeMessage(desk: Desk, said: Said): Delivered<'conversation'> {
  const { organisationId, vault } = desk
  const { conversationId } = said.author
  const authorId = said.viewer.personId
  const scope = { organisationId, scopeId: conversationId }
  const number = (desk.lastNumbers.get(conversationId) ?? 0) + 1
  desk.lastNumbers.set(conversationId, number)
  desk.changed.numbers.add(conversationId)

  const mentioned = settleMentions(desk, said, number)
  moveAuthor(desk, conversationId, authorId, number)
  const thread = settleThread(desk, said)
  const row = { ...newRow(said, number), organisationId, threadRootId: thread?.rootId ?? null }
  const plain = presentPlain(row, said.body, said.details, said.files)
  const replyTo = said.quoted ? presentQuoted(said.quoted.row, said.quoted, 0) : null
  const threadReplies = thread?.replies ?? null
  const ref = { kind: 'conversation', id: conversationId } as const
  const delivered = desk.streams.append(
    ref,
    {
      type: 'message.sent',
      data: { message: { ...plain, replyTo }, mentioned, threadReplies },
      stored: { messageId: row.id, mentioned, threadReplies },
    },
    actOf(desk, said),
  )
  const body = sealWords(vault, scope, ['body', row.id], said.body)
  const details = said.details && sealWords(vault, scope, ['details', row.id], JSON.stringify(said.details))
  desk.changed.messages.push({ ...row, body, details, commitment: said.commitment, position: delivered.seq })
  const tokens = searchTokens(vault.searchKey(organisationId), searchedWords(said.body, said.details))
  if (tokens.length > 0) {
    const { id: messageId, sentAt } = row
    desk.changed.search.push({ messageId, conversationId, number, authorId, sentAt, tokens })
  }
  desk.streams.audit({
    at: said.at,
    organisationId,
    streamId: conversationId,
    actor: authorId,
    action: said.operation,
    subjects: [{ kind: 'message', id: row.id }, ...said.files.map(({ id }) => ({ kind: 'file', id }))],
    commandId: said.commandId,
    commitment: said.commitment,
  })
  return delivered
}

/** Counts the mention for every member who is mentioned, save the author, and returns who they are. */
function settleMentions(desk: Desk, said: Said, number: number): string[] {
  const { conversationId } = said.author
  const mentioned: string[] = []
  for (const personId of said.mentions) {
    const before = standingOf(desk, conversationId, personId)
    if (before === undefined || personId === said.viewer.personId) continue
    mentioned.push(personId)
    moveStanding(desk, countedAfterMessage(before, before, { number, own: false, mentionsMe: true }))
    desk.changed.mentions.push({ conversationId, personId, number })
  }
  return mentioned.sort()
}

/** Sending moves the author's own positions only when nothing stands between (RT43). */
function moveAuthor(desk: Desk, conversationId: string, authorId: string, number: number): void {
  const before = standingOf(desk, conversationId, authorId)
  if (before === undefined) return
  const counted = countedAfterMessage(before, before, { number, own: true, mentionsMe: false })
  moveStanding(desk, readingAfterOwnMessage(counted, number))
}

/** A reply belongs to the thread that the quoted message began or belongs to. */
function settleThread(desk: Desk, { quoted }: Said): { rootId: string; replies: number } | null {
  if (quoted === null) return null
  const rootId = quoted.row.threadRootId ?? quoted.row.id
  const replies = (desk.threads.get(rootId) ?? 0) + 1
  desk.threads.set(rootId, replies)
  desk.changed.threads.add(rootId)
  return { rootId, replies }
}

function newRow(said: Said, number: number): Omit<MessageRow, 'organisationId' | 'threadRootId'> {
  return {
    id: said.commandId,
    conversationId: said.author.conversationId,
    number,
    authorId: said.viewer.personId,
    sentAt: said.at,
    body: null,
    replyToId: said.quoted?.row.id ?? null,
    threadReplies: 0,
    forwardedId: said.forwarded?.id ?? null,
    forwardedAuthorId: said.forwarded?.authorId ?? null,
    forwardedSentAt: said.forwarded?.sentAt ?? null,
    versions: 0,
    editedAt: null,
    withdrawnAt: null,
    pinnedAt: null,
    urgency: said.urgency,
    asRoleId: said.asRoleId,
    details: null,
  }
}
