import type { Urgency } from '@baton/contract'
import {
  bigintArray,
  byteaArray,
  eachOf,
  momentArray,
  textArray,
  uuidArray,
} from '../../../platform/database/array-parameters.ts'
import type { Transaction } from '../../../platform/database/transaction.ts'

export interface MessageRow {
  id: string
  organisationId: string
  conversationId: string
  number: number
  authorId: string
  sentAt: Date
  /** Sealed; `null` once withdrawn. */
  body: Buffer | null
  replyToId: string | null
  threadRootId: string | null
  threadReplies: number
  forwardedId: string | null
  forwardedAuthorId: string | null
  forwardedSentAt: Date | null
  /** How many earlier versions are kept. */
  versions: number
  editedAt: Date | null
  withdrawnAt: Date | null
  pinnedAt: Date | null
  urgency: Urgency
  asRoleId: string | null
  /** Reason and SBAR of an urgent message, sealed. */
  details: Buffer | null
}

/** A message as it is first written. */
export interface NewMessageRow {
  id: string
  conversationId: string
  number: number
  /** Of its event in the conversation's stream. */
  position: number
  authorId: string
  sentAt: Date
  body: Buffer
  commitment: Buffer
  replyToId: string | null
  threadRootId: string | null
  forwardedId: string | null
  forwardedAuthorId: string | null
  forwardedSentAt: Date | null
  urgency: Urgency
  asRoleId: string | null
  details: Buffer | null
}

/** The columns of a `MessageRow`, of the table or alias `g`. */
export const messageColumns = `g.id, g.organisation_id as "organisationId", g.conversation_id as "conversationId", g.number,
  g.author_id as "authorId", g.sent_at as "sentAt", g.body, g.reply_to_id as "replyToId",
  g.thread_root_id as "threadRootId", g.thread_replies as "threadReplies", g.forwarded_id as "forwardedId",
  g.forwarded_author_id as "forwardedAuthorId", g.forwarded_sent_at as "forwardedSentAt", g.versions,
  g.edited_at as "editedAt", g.withdrawn_at as "withdrawnAt", g.pinned_at as "pinnedAt", g.urgency,
  g.as_role_id as "asRoleId", g.details`

/** Writes new messages. */
export function insertMessages(
  transaction: Transaction,
  organisationId: string,
  rows: readonly NewMessageRow[],
): void {
  transaction.write({
    name: 'messages-insert',
    text: `insert into message (organisation_id, id, conversation_id, number, position, author_id, sent_at, body, commitment,
                                reply_to_id, thread_root_id, forwarded_id, forwarded_author_id, forwarded_sent_at, urgency,
                                as_role_id, details)
           select $1, each.id, ($3::uuid[])[n], ($4::bigint[])[n], ($5::bigint[])[n], ($6::uuid[])[n],
                  ($7::timestamptz[])[n], ($8::bytea[])[n], ($9::bytea[])[n], ($10::uuid[])[n], ($11::uuid[])[n],
                  ($12::uuid[])[n], ($13::uuid[])[n], ($14::timestamptz[])[n], ($15::text[])[n], ($16::uuid[])[n],
                  ($17::bytea[])[n]
             from ${eachOf('$2::uuid[]')}`,
    values: [
      organisationId,
      uuidArray(rows.map((row) => row.id)),
      uuidArray(rows.map((row) => row.conversationId)),
      bigintArray(rows.map((row) => row.number)),
      bigintArray(rows.map((row) => row.position)),
      uuidArray(rows.map((row) => row.authorId)),
      momentArray(rows.map((row) => row.sentAt)),
      byteaArray(rows.map((row) => row.body)),
      byteaArray(rows.map((row) => row.commitment)),
      uuidArray(rows.map((row) => row.replyToId)),
      uuidArray(rows.map((row) => row.threadRootId)),
      uuidArray(rows.map((row) => row.forwardedId)),
      uuidArray(rows.map((row) => row.forwardedAuthorId)),
      momentArray(rows.map((row) => row.forwardedSentAt)),
      textArray(rows.map((row) => row.urgency)),
      uuidArray(rows.map((row) => row.asRoleId)),
      byteaArray(rows.map((row) => row.details)),
    ],
  })
}

export interface SentRow {
  id: string
  conversationId: string
  authorId: string
  number: number
  position: number
  sentAt: Date
  commitment: Buffer
}

/** What was sent under these command ids, whoever asks: for telling a repeated command. */
export function readSent(transaction: Transaction, ids: readonly string[]): Promise<SentRow[]> {
  return transaction.query<SentRow>({
    name: 'messages-sent',
    text: `select id, conversation_id as "conversationId", author_id as "authorId", number, position,
                  sent_at as "sentAt", commitment
             from message where id = any($1::uuid[])`,
    values: [ids],
  })
}

/** A message with where its reader's history begins, and where its conversation goes on while it is only read. */
export type VisibleRow = MessageRow & { visibleAfter: number; continuedIn: string | null }

/** A message as this person may see it: nothing unless they are a member now and it is in their history. */
export async function findVisible(
  transaction: Transaction,
  personId: string,
  messageId: string,
): Promise<VisibleRow | undefined> {
  const [row] = await transaction.query<VisibleRow>({
    name: 'message-visible',
    text: `select ${messageColumns}, m.visible_after as "visibleAfter", c.continued_in as "continuedIn" from message g
             join conversation c on c.id = g.conversation_id
             join membership m on m.conversation_id = g.conversation_id and m.person_id = $1 and m.left_at is null
            where g.id = $2 and g.number > m.visible_after`,
    values: [personId, messageId],
  })
  return row
}

/** Of these messages, those that this person may see now and that say something still. */
export async function visibleAmong(
  transaction: Transaction,
  personId: string,
  messageIds: readonly string[],
): Promise<Set<string>> {
  const rows = await transaction.query<{ id: string }>({
    name: 'messages-visible-among',
    text: `select g.id from message g
             join membership m on m.conversation_id = g.conversation_id and m.person_id = $1 and m.left_at is null
            where g.id = any($2::uuid[]) and g.number > m.visible_after and g.withdrawn_at is null`,
    values: [personId, messageIds],
  })
  return new Set(rows.map(({ id }) => id))
}

/** Messages by their ids, for someone whose right to them was checked, or for replay. */
export function readMessages(transaction: Transaction, ids: readonly string[]): Promise<MessageRow[]> {
  return transaction.query<MessageRow>({
    name: 'messages-read',
    text: `select ${messageColumns} from message g where g.id = any($1::uuid[])`,
    values: [ids],
  })
}

/** How many messages each of these people wrote above a number of a conversation. */
export function countOwnAbove(
  transaction: Transaction,
  asked: readonly { conversationId: string; personId: string; above: number }[],
): Promise<{ conversationId: string; personId: string; count: number }[]> {
  return transaction.query({
    name: 'messages-own-above',
    text: `select asked.conversation_id as "conversationId", asked.person_id as "personId", counted.count
             from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as asked (conversation_id, person_id, above)
             cross join lateral (
               select count(*) from message g where g.conversation_id = asked.conversation_id
                  and g.number > asked.above and g.author_id = asked.person_id) as counted`,
    values: [
      uuidArray(asked.map((one) => one.conversationId)),
      uuidArray(asked.map((one) => one.personId)),
      bigintArray(asked.map((one) => one.above)),
    ],
  })
}

/** Writes how many replies threads have. */
export function saveThreadReplies(
  transaction: Transaction,
  counts: readonly { rootId: string; replies: number }[],
): void {
  transaction.write({
    name: 'messages-thread-replies',
    text: `update message set thread_replies = counted.replies
             from unnest($1::uuid[], $2::int[]) as counted (id, replies) where message.id = counted.id`,
    values: [counts.map((one) => one.rootId), counts.map((one) => one.replies)],
  })
}

/** Writes what a message says from now on; `null` withdraws it. The earlier words are a version. */
export function saveBody(
  transaction: Transaction,
  messageId: string,
  next: { body: Buffer | null; versions: number; at: Date },
): void {
  transaction.write({
    name: 'message-body',
    text: `update message set body = $2, versions = $3,
                  edited_at = case when $2::bytea is null then edited_at else $4::timestamptz end,
                  withdrawn_at = case when $2::bytea is null then $4::timestamptz end
            where id = $1`,
    values: [messageId, next.body, next.versions, next.at.toISOString()],
  })
}

/** Pins a message, or unpins it. */
export function savePinned(transaction: Transaction, messageId: string, at: Date | null): void {
  transaction.write({
    name: 'message-pin',
    text: 'update message set pinned_at = $2 where id = $1',
    values: [messageId, at?.toISOString() ?? null],
  })
}
