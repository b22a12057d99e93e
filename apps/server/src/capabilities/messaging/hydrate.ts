import type { Message } from '@baton/contract'
import { z } from 'zod'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Hydrated, LoggedEvent } from '../../platform/realtime/ports.ts'
import { positionsOf } from '../../platform/streams/store.ts'
import { openScopes } from '../../platform/vault/index.ts'
import { presentReceived, presentSent } from './broadcasts/present.ts'
import { openDraft, presentEntries } from './present/entries.ts'
import { presentMessages } from './present/messages.ts'
import type { Source } from './present/source.ts'
import { readTold } from './store/broadcast-recipients.ts'
import { readBroadcasts } from './store/broadcasts.ts'
import { readConversations } from './store/conversations.ts'
import { type DraftRow, readDrafts } from './store/drafts.ts'
import { readOwn } from './store/memberships.ts'
import { readMessages } from './store/messages.ts'
import { openWords } from './words.ts'

/**
 * What stored events of messaging say now, one for one: the log holds ids, and words are read as they are today, so
 * that withdrawn ones are never sent again (RT22).
 */
export async function hydrateMessaging(
  transaction: Transaction,
  parts: Omit<Source, 'transaction'>,
  events: readonly LoggedEvent[],
): Promise<Hydrated[]> {
  const source = { transaction, ...parts }
  const [messages, titles, entries, drafts, broadcasts] = await Promise.all([
    messagesNow(source, events),
    titlesNow(source, events),
    entriesNow(source, events),
    draftsNow(source, events),
    broadcastsNow(source, events),
  ])
  return events.map((event) => {
    switch (event.type) {
      case 'message.sent':
      case 'message.edited':
      case 'message.withdrawn':
      case 'message.files':
      case 'message.pinned': {
        const { messageId, ...rest } = storedMessage.parse(event.data)
        return { type: event.type, data: { message: messages.get(messageId), ...rest } }
      }
      case 'conversation.renamed':
        return { type: event.type, data: { title: titles.get(event.streamId) ?? '' } }
      case 'conversation.opened': {
        const { conversationId } = storedOpening.parse(event.data)
        const entry = entries.get(`${event.streamId}|${conversationId}`)
        if (entry) return { type: event.type, data: { entry } }
        return { type: 'conversation.closed', data: { conversationId } }
      }
      case 'receipt.delivered':
        return { type: event.type, data: storedDelivered.parse(event.data) }
      case 'draft.saved': {
        const { conversationId, at } = storedDraft.parse(event.data)
        const draft = drafts.get(`${event.streamId}|${conversationId}`)
        return { type: event.type, data: { conversationId, body: '', at, ...draft } }
      }
      case 'broadcast.received':
      case 'broadcast.sent': {
        const { broadcastId } = storedBroadcast.parse(event.data)
        const broadcast = broadcasts.get(`${event.type}|${event.streamId}|${broadcastId}`)
        return { type: event.type, data: { broadcast } }
      }
      default:
        return { type: event.type, data: event.data }
    }
  })
}

const storedMessage = z.looseObject({ messageId: z.string() })
const storedOpening = z.object({ conversationId: z.string() })
const storedReceipt = z.object({ personId: z.string(), upTo: z.number() })
/** One person's stood by itself until several came to share an event. */
const storedDelivered = z.union([
  z.object({ receipts: z.array(storedReceipt) }),
  storedReceipt.transform((receipt) => ({ receipts: [receipt] })),
])
const storedDraft = z.object({ conversationId: z.string(), at: z.string() })

const storedBroadcast = z.object({ broadcastId: z.string() })

const aboutMessage = new Set([
  'message.sent',
  'message.edited',
  'message.withdrawn',
  'message.files',
  'message.pinned',
])

async function messagesNow(source: Source, events: readonly LoggedEvent[]): Promise<Map<string, Message>> {
  const ids = events.flatMap(({ type, data }) =>
    aboutMessage.has(type) ? storedMessage.parse(data).messageId : [],
  )
  if (ids.length === 0) return new Map()
  const rows = await readMessages(source.transaction, [...new Set(ids)])
  const messages = await presentMessages(source, rows, () => 0)
  return new Map(messages.map((message) => [message.id, message]))
}

async function titlesNow(source: Source, events: readonly LoggedEvent[]): Promise<Map<string, string>> {
  const ids = events.flatMap(({ type, streamId }) => (type === 'conversation.renamed' ? streamId : []))
  if (ids.length === 0) return new Map()
  const rows = await readConversations(source.transaction, [...new Set(ids)])
  const wanted = rows.map(({ organisationId, id, title }) => {
    const scope = { organisationId, scopeId: id }
    return title === null ? { scope } : { scope, sealed: title }
  })
  await openScopes(source.transaction, source.vault, wanted)
  return new Map(
    rows.map(({ organisationId, id, title }) => {
      const scope = { organisationId, scopeId: id }
      return [id, title === null ? '' : openWords(source.vault, scope, ['title', id], title)]
    }),
  )
}

/** By person and conversation: the inbox entry as it is now, where the person is still a member (RT20, RT21). */
async function entriesNow(source: Source, events: readonly LoggedEvent[]) {
  const asked = Map.groupBy(
    events.filter(({ type }) => type === 'conversation.opened'),
    ({ streamId }) => streamId,
  )
  const entries = new Map<string, unknown>()
  for (const [personId, opened] of asked) {
    const ids = opened.map(({ data }) => storedOpening.parse(data).conversationId)
    const owns = await readOwn(source.transaction, personId, [...new Set(ids)])
    const positions = await positionsOf(source.transaction, ids)
    for (const entry of await presentEntries(source, owns, positions)) {
      entries.set(`${personId}|${entry.conversation.id}`, entry)
    }
  }
  return entries
}

/** By person and conversation: the draft as it is now; none when it was emptied since. */
async function draftsNow(source: Source, events: readonly LoggedEvent[]) {
  const asked = events.flatMap((event) =>
    event.type === 'draft.saved'
      ? [
          {
            personId: event.streamId,
            organisationId: event.organisationId,
            ...storedDraft.parse(event.data),
          },
        ]
      : [],
  )
  if (asked.length === 0) return new Map<string, { body: string; at: string }>()
  const organisationOf = new Map(asked.map((one) => [one.personId, one.organisationId]))
  const rows = await readDrafts(
    source.transaction,
    [...organisationOf.keys()],
    [...new Set(asked.map((one) => one.conversationId))],
  )
  const scopeOf = (row: DraftRow) => ({
    organisationId: organisationOf.get(row.personId) ?? '',
    scopeId: row.personId,
  })
  await openScopes(
    source.transaction,
    source.vault,
    rows.map((row) => ({ scope: scopeOf(row), sealed: row.body })),
  )
  return new Map(
    rows.map((row) => {
      const body = openDraft(source.vault, scopeOf(row).organisationId, row)
      return [`${row.personId}|${row.conversationId}`, { body, at: row.at.toISOString() }]
    }),
  )
}

/** By type, person and broadcast: the broadcast as it is now, for whom it is or by whom. */
async function broadcastsNow(source: Source, events: readonly LoggedEvent[]): Promise<Map<string, unknown>> {
  const asked = events.flatMap(({ type, streamId, data }) =>
    type === 'broadcast.received' || type === 'broadcast.sent'
      ? [{ type, personId: streamId, broadcastId: storedBroadcast.parse(data).broadcastId }]
      : [],
  )
  if (asked.length === 0) return new Map()
  const rows = await readBroadcasts(source.transaction, [...new Set(asked.map((one) => one.broadcastId))])
  const pairs = asked.filter(({ type }) => type === 'broadcast.received')
  const told = await readTold(source.transaction, pairs)
  const [sent, received] = [await presentSent(source, rows), await presentReceived(source, told, rows)]
  return new Map<string, unknown>([
    ...sent.map((one) => [`broadcast.sent|${one.sentBy}|${one.id}`, one] as const),
    ...received.map((one, index) => [`broadcast.received|${told[index]?.personId}|${one.id}`, one] as const),
  ])
}
