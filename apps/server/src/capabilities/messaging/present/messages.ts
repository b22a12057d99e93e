import type { Message, Sbar, StoredFile } from '@baton/contract'
import { excerptOf } from '@baton/domain/messaging/excerpt'
import { mentionsIn } from '@baton/domain/messaging/markup'
import { openScopes, type Vault } from '../../../platform/vault/index.ts'
import { type MessageRow, readMessages } from '../store/messages.ts'
import { type ReactionRow, readReactions } from '../store/reactions.ts'
import { openWords } from '../words.ts'
import type { Source } from './source.ts'

/**
 * Messages as they are now, in the order given. The caller has checked that the reader may see them.
 *
 * @param visibleAfter of the reader in the message's conversation: words quoted from at or below it are left out
 */
export async function presentMessages(
  source: Source,
  rows: readonly MessageRow[],
  visibleAfter: (row: MessageRow, index: number) => number,
): Promise<Message[]> {
  if (rows.length === 0) return []
  const quotedIds = rows.flatMap((row) => row.replyToId ?? [])
  const [quoted, reactions, files] = await Promise.all([
    quotedIds.length > 0 ? readMessages(source.transaction, [...new Set(quotedIds)]) : [],
    readReactions(source.transaction, [...new Set(rows.map((row) => row.id))]),
    filesOf(source, [...rows.map((row) => row.id), ...quotedIds]),
  ])
  await openScopes(source.transaction, source.vault, [...rows, ...quoted].map(wantedOf))
  const quotedById = new Map(quoted.map((row) => [row.id, row]))
  const reactionsById = Map.groupBy(reactions, (reaction) => reaction.messageId)
  return rows.map((row, index) => ({
    ...presentPlain(row, openBody(source.vault, row), openDetails(source.vault, row), filesIn(files, row)),
    replyTo: quotedIn(source.vault, row, quotedById, files, visibleAfter(row, index)),
    reactions: presentReactions(reactionsById.get(row.id) ?? []),
  }))
}

/** Why a message is urgent, and its SBAR where there is one. */
export interface Details {
  readonly reason: string
  readonly sbar: Sbar | null
}

/** A message without what is kept beside it: it quotes nothing and nobody reacted. */
export function presentPlain(
  row: MessageRow,
  body: string | null,
  details: Details | null,
  files: StoredFile[],
): Message {
  return {
    id: row.id,
    conversationId: row.conversationId,
    number: row.number,
    authorId: row.authorId,
    asRoleId: row.asRoleId,
    urgency: row.urgency,
    sentAt: row.sentAt.toISOString(),
    body,
    reason: details?.reason ?? null,
    sbar: details?.sbar ?? null,
    mentions: body === null ? [] : mentionsIn(body),
    replyTo: null,
    threadRootId: row.threadRootId,
    threadReplies: row.threadReplies,
    forwardedFrom: provenanceOf(row),
    editedAt: row.editedAt?.toISOString() ?? null,
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    pinnedAt: row.pinnedAt?.toISOString() ?? null,
    reactions: [],
    files,
  }
}

/** What a message quotes of another, as much as its reader may see. */
export function presentQuoted(
  row: MessageRow,
  { body, files }: Pick<Message, 'body' | 'files'>,
  visibleAfter: number,
): Message['replyTo'] {
  return {
    messageId: row.id,
    number: row.number,
    authorId: row.authorId,
    excerpt: row.number > visibleAfter ? excerptOf(body, files) : null,
  }
}

/** What hangs on each of these messages; what is asked twice is read once. */
export async function filesOf(source: Source, messageIds: readonly string[]): Promise<FilesOf> {
  return source.files.filesAt(source.transaction, source.vault, 'message', [...new Set(messageIds)])
}

type FilesOf = ReadonlyMap<string, StoredFile[]>

/** The files of a message; none once withdrawn. */
export function filesIn(files: FilesOf, row: MessageRow): StoredFile[] {
  return row.body === null ? [] : (files.get(row.id) ?? [])
}

/** The words of a message; `null` once withdrawn. The conversation's key must be open. */
export function openBody(vault: Vault, row: MessageRow): string | null {
  return row.body === null ? null : openWords(vault, scopeOf(row), ['body', row.id], row.body)
}

/** Why a message is urgent; `null` for one that is not, and once withdrawn. The conversation's key must be open. */
export function openDetails(vault: Vault, row: MessageRow): Details | null {
  if (row.details === null || row.body === null) return null
  // Sealed by us, in the shape of `Details`.
  return JSON.parse(openWords(vault, scopeOf(row), ['details', row.id], row.details)) as Details
}

/** What a message is found by: its words, and why it is urgent where that is said beside them. */
export function searchedWords(body: string, details: Details | null): string {
  return details === null || details.reason === body ? body : `${body}\n${details.reason}`
}

/** The scope whose key seals a message. */
export function scopeOf(row: Pick<MessageRow, 'organisationId' | 'conversationId'>) {
  return { organisationId: row.organisationId, scopeId: row.conversationId }
}

/** What `openScopes` wants to know of a message that will be opened. */
export function wantedOf(row: MessageRow) {
  return row.body === null ? { scope: scopeOf(row) } : { scope: scopeOf(row), sealed: row.body }
}

function quotedIn(
  vault: Vault,
  row: MessageRow,
  quoted: ReadonlyMap<string, MessageRow>,
  files: FilesOf,
  visibleAfter: number,
): Message['replyTo'] {
  const original = row.replyToId === null ? undefined : quoted.get(row.replyToId)
  if (original === undefined) return null
  return presentQuoted(
    original,
    { body: openBody(vault, original), files: filesIn(files, original) },
    visibleAfter,
  )
}

function provenanceOf(row: MessageRow): Message['forwardedFrom'] {
  const { forwardedId, forwardedAuthorId, forwardedSentAt } = row
  if (forwardedId === null || forwardedAuthorId === null || forwardedSentAt === null) return null
  return { messageId: forwardedId, authorId: forwardedAuthorId, sentAt: forwardedSentAt.toISOString() }
}

function presentReactions(rows: readonly ReactionRow[]): Message['reactions'] {
  const byEmoji = Map.groupBy(rows, (row) => row.emoji)
  return [...byEmoji.keys()].sort().map((emoji) => ({
    emoji,
    personIds: (byEmoji.get(emoji) ?? []).map((row) => row.personId).sort(),
  }))
}
