import type { Transaction } from '../../../platform/database/transaction.ts'
import type { Act } from '../../../platform/streams/stream-writer.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import type { Vault } from '../../../platform/vault/index.ts'
import { advanceNumbers } from '../store/conversations.ts'
import { type MembershipRow, saveStandings } from '../store/memberships.ts'
import { insertMentions, type MentionRow } from '../store/mentions.ts'
import { insertMessages, type NewMessageRow, saveThreadReplies } from '../store/messages.ts'
import { insertReceipts, type ReceiptRow } from '../store/receipts.ts'
import { insertSearch, type SearchRow } from '../store/search.ts'

/**
 * What one transaction knows of the conversations it has locked, as it changes, and what it will write: decided in
 * memory, written once.
 */
export interface Desk {
  readonly transaction: Transaction
  readonly streams: StreamWriter
  readonly vault: Vault
  readonly organisationId: string
  /** By conversation: the newest number. */
  readonly lastNumbers: Map<string, number>
  /** By conversation: the patient whom it is about. */
  readonly patients: Map<string, string>
  /** Conversations that go on in another one: they are only read. */
  readonly continued: Set<string>
  /** By conversation and person: members who send, read or are mentioned. */
  readonly standings: Map<string, MembershipRow>
  /** By root: how many replies its thread has. */
  readonly threads: Map<string, number>
  /** By conversation: whose devices were reached, up to which number, in the order in which they are told. */
  readonly delivered: Map<string, (Act & { personId: string; upTo: number })[]>
  readonly changed: {
    messages: NewMessageRow[]
    search: SearchRow[]
    mentions: MentionRow[]
    receipts: ReceiptRow[]
    numbers: Set<string>
    standings: Set<string>
    threads: Set<string>
  }
}

/** An empty desk in a transaction. */
export function openDesk(
  given: Pick<Desk, 'transaction' | 'vault' | 'organisationId'> & { streams?: StreamWriter },
): Desk {
  return {
    ...given,
    streams: given.streams ?? new StreamWriter(given.transaction),
    lastNumbers: new Map(),
    patients: new Map(),
    continued: new Set(),
    standings: new Map(),
    threads: new Map(),
    delivered: new Map(),
    changed: {
      messages: [],
      search: [],
      mentions: [],
      receipts: [],
      numbers: new Set(),
      standings: new Set(),
      threads: new Set(),
    },
  }
}

/** Where a person stands in a conversation; nothing unless they are a member whom this transaction has read. */
export function standingOf(desk: Desk, conversationId: string, personId: string): MembershipRow | undefined {
  return desk.standings.get(standingKey(conversationId, personId))
}

/** Moves a person on. */
export function moveStanding(desk: Desk, next: MembershipRow): void {
  const key = standingKey(next.conversationId, next.personId)
  desk.standings.set(key, next)
  desk.changed.standings.add(key)
}

/** Takes rows in that were read under the lock. */
export function learnStandings(desk: Desk, rows: readonly MembershipRow[]): void {
  for (const row of rows) desk.standings.set(standingKey(row.conversationId, row.personId), row)
}

/** Who acts, for an event. */
export function actOf(desk: Desk, job: { viewer: { personId: string }; at: Date }): Act {
  return { organisationId: desk.organisationId, personId: job.viewer.personId, at: job.at }
}

/** Sends everything that changed, save events and audit leaves, which the stream writer flushes. */
export function writeDesk(desk: Desk): void {
  const { transaction, organisationId, changed } = desk
  if (changed.messages.length > 0) insertMessages(transaction, organisationId, changed.messages)
  if (changed.search.length > 0) insertSearch(transaction, organisationId, changed.search)
  if (changed.mentions.length > 0) insertMentions(transaction, organisationId, changed.mentions)
  if (changed.receipts.length > 0) insertReceipts(transaction, organisationId, changed.receipts)
  const numbers = [...changed.numbers].map((conversationId) => ({
    conversationId,
    lastNumber: desk.lastNumbers.get(conversationId) ?? 0,
  }))
  if (numbers.length > 0) advanceNumbers(transaction, numbers)
  const threads = [...changed.threads].map((rootId) => ({ rootId, replies: desk.threads.get(rootId) ?? 0 }))
  if (threads.length > 0) saveThreadReplies(transaction, threads)
  const standings = [...changed.standings].flatMap((key) => desk.standings.get(key) ?? [])
  if (standings.length > 0) saveStandings(transaction, standings)
}

/** How a standing is told from others. */
export function standingKey(conversationId: string, personId: string): string {
  return `${conversationId}|${personId}`
}
