import { api, type Delivered, type StreamName } from '@baton/contract'
import type { ConversationView, Inbox } from '@baton/domain'
import { expectReplayConsistent } from '@baton/testkit/replay'
import { inSystemTransaction } from '../../platform/database/transaction.ts'
import { readEvents } from '../../platform/streams/store.ts'
import { effectOn, readableConversations } from './audience.ts'
import { hydrateMessaging } from './hydrate.ts'
import type { Colleague, Ward } from './ward.fixture.ts'

/** Where people write to each other. */
type House = Pick<Ward, 'database' | 'parts' | 'published'>

/** What one reader holds before something happens. */
interface Held {
  reader: Colleague
  inbox: Inbox
  views: Map<string, ConversationView>
  /** By stream: from which message on they may see. */
  horizons: Map<string, number>
}

/**
 * Does something and then holds every reader to the replay law (RT13): what they held before, with the events that
 * they are sent, equals what they are now answered, whether the events come live or from storage.
 */
export async function keepsReplayLaw(
  ward: House,
  readers: readonly Colleague[],
  happens: () => Promise<unknown>,
): Promise<void> {
  const before = await Promise.all(readers.map((reader) => hold(ward, reader)))
  const from = ward.published.length
  await happens()
  const live = inStreamOrder(ward.published.slice(from))
  for (const held of before) {
    const after = await hold(ward, held.reader)
    compare(held, after, deliverLive(held, live))
    compare(held, after, await deliverStored(ward, held))
  }
}

/**
 * As sockets are sent it: each stream in its order (RT5), where of two that commit at nearly the same moment the later
 * one was published first.
 */
function inStreamOrder(published: readonly Delivered[]): Delivered[] {
  const waiting = new Map(
    [...Map.groupBy(published, ({ stream }) => stream)].map(([stream, some]) => [
      stream,
      some.toSorted((a, b) => a.seq - b.seq),
    ]),
  )
  return published.flatMap(({ stream }) => waiting.get(stream)?.shift() ?? [])
}

async function hold(ward: House, reader: Colleague): Promise<Held> {
  const inbox = await reader.ask(api.messaging.listInbox, {})
  const views = new Map<string, ConversationView>()
  for (const { conversation } of inbox.entries) {
    views.set(conversation.id, await open(reader, conversation.id, conversation.lastNumber))
  }
  return { reader, inbox, views, horizons: await horizonsOf(ward, reader) }
}

/** The end of a conversation, so that the window grows with what comes. */
function open(reader: Colleague, conversationId: string, lastNumber: number): Promise<ConversationView> {
  return reader.ask(api.messaging.openConversation, { conversationId, around: lastNumber })
}

async function horizonsOf(ward: House, reader: Colleague): Promise<Map<string, number>> {
  const readable = await inSystemTransaction(ward.database.system, (transaction) =>
    readableConversations(transaction, [reader.id]),
  )
  return new Map([[`person:${reader.id}`, 0], ...readable.map(horizonOf)])
}

function horizonOf({ stream, horizon }: { stream: { kind: string; id: string }; horizon: number }) {
  return [`${stream.kind}:${stream.id}`, horizon] as const
}

/** What a socket is sent of what was published: withheld, silenced, begun and ended as realtime does it. */
function deliverLive(held: Held, published: readonly Delivered[]): Delivered[] {
  const horizons = new Map(held.horizons)
  const sent: Delivered[] = []
  for (const event of published) {
    const horizon = horizons.get(event.stream)
    if (horizon === undefined) continue
    const { opens, ends, about, quotes } = effectOn(event)
    if (opens) horizons.set(`${opens.stream.kind}:${opens.stream.id}`, opens.horizon)
    if (about !== undefined && about <= horizon) sent.push(withheld(event))
    else sent.push(quotes !== undefined && quotes.number <= horizon ? quotes.without : event)
    if (ends?.personId === held.reader.id) horizons.delete(event.stream)
  }
  return sent
}

/** What the log says of the streams that the reader held and may still read. */
async function deliverStored(ward: House, held: Held): Promise<Delivered[]> {
  const horizons = await horizonsOf(ward, held.reader)
  const positions = new Map([
    [held.reader.id, held.inbox.position],
    ...held.inbox.entries.map((entry) => [entry.conversation.id, entry.position] as const),
  ])
  const events = await inSystemTransaction(ward.database.system, async (transaction) => {
    const after = [...positions].map(([streamId, seq]) => ({ streamId, seq }))
    const rows = await readEvents(transaction, after, 1000)
    const logged = rows.map((row) => ({
      ...row,
      kind: row.streamId === held.reader.id ? ('person' as const) : ('conversation' as const),
    }))
    const hydrated = await hydrateMessaging(transaction, ward.parts, logged)
    return logged.map((row, index): Delivered => {
      const stream = `${row.kind}:${row.streamId}` as StreamName
      return { stream, seq: row.seq, at: row.at.toISOString(), by: row.by, ...hydrated[index] } as Delivered
    })
  })
  const own = events.filter((event) => event.stream.startsWith('person:'))
  const others = events.filter((event) => !event.stream.startsWith('person:'))
  return [...own, ...others].flatMap((event) => {
    const horizon = horizons.get(event.stream)
    if (horizon === undefined) return []
    const { about, quotes } = effectOn(event)
    if (about !== undefined && about <= horizon) return [withheld(event)]
    return [quotes !== undefined && quotes.number <= horizon ? quotes.without : event]
  })
}

function withheld(event: Delivered): Delivered {
  return { ...event, type: 'event.withheld', data: {} } as Delivered
}

function compare(held: Held, after: Held, events: readonly Delivered[]): void {
  expectReplayConsistent({ inbox: { before: held.inbox, after: after.inbox } }, events, {
    personId: held.reader.id,
  })
  for (const [conversationId, before] of held.views) {
    const fresh = after.views.get(conversationId)
    const joinedAgain = events.some(
      (event) => event.type === 'conversation.closed' || event.type === 'conversation.opened',
    )
    if (fresh === undefined || joinedAgain) continue
    const window = fresh.page.messages.filter(
      ({ number }) => number >= (before.page.messages[0]?.number ?? 1),
    )
    const same = {
      ...fresh,
      page: { ...fresh.page, messages: window, reachesStart: before.page.reachesStart },
    }
    expectReplayConsistent({ conversation: { before, after: same } }, events, { personId: held.reader.id })
  }
}
