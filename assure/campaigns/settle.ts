import { setTimeout as pause } from 'node:timers/promises'
import { api, type Message } from '@baton/contract'
import type { FinalConversation } from '../checker/history.ts'
import { type Device, signIn } from './staff.ts'

/** Waits until every device is level and nothing waits in an outbox. Returns how long that took, in ms. */
export async function settle(devices: readonly Device[], limitMs: number): Promise<number> {
  const started = performance.now()
  while (!devices.every(quiet)) {
    if (performance.now() - started > limitMs)
      throw new Error(`not level after ${limitMs} ms: ${states(devices)}`)
    await pause(50)
  }
  // Receipts are gathered for a moment before they are sent.
  await pause(1500)
  return performance.now() - started
}

function quiet({ client }: Device): boolean {
  const waiting = client.outbox.store.getSnapshot().some((item) => item.state !== 'parked')
  return client.connection.getSnapshot().line === 'level' && !waiting
}

function states(devices: readonly Device[]): string {
  return devices
    .map(
      ({ client }) => `${client.connection.getSnapshot().line}/${client.outbox.store.getSnapshot().length}`,
    )
    .join(' ')
}

/** What a fresh sign-in of each person finds. */
export async function readFinal(
  url: string,
  devices: readonly Device[],
  conversationIds: readonly string[],
): Promise<FinalConversation[]> {
  const personIds = [...new Set(devices.map(({ personId }) => personId))]
  const found = new Map<string, FinalConversation>()
  for (const personId of personIds) {
    const fresh = await signIn(url, personId)
    for (const conversationId of conversationIds) await readOne(fresh, conversationId, found)
    await fresh.client.stop()
  }
  return [...found.values()]
}

async function readOne(
  fresh: Device,
  conversationId: string,
  found: Map<string, FinalConversation>,
): Promise<void> {
  const opened = await fresh.client.call(api.messaging.openConversation, { conversationId, around: 1 })
  if (!opened.ok) return
  const { conversation, standing, position } = opened.value
  const known = found.get(conversationId)
  const messages = known?.messages ?? (await readMessages(fresh, conversationId))
  const mine = conversation.members.find((member) => member.personId === fresh.personId)
  const counted = messages.filter(
    (message) => message.number > (mine?.seenUpTo ?? 0) && message.authorId !== fresh.personId,
  ).length
  const unread = { personId: fresh.personId, shown: standing.unread, counted }
  found.set(conversationId, {
    conversationId,
    memberIds: conversation.members.map((member) => member.personId),
    head: position,
    messages,
    receipts: conversation.members,
    unread: [...(known?.unread ?? []), unread],
  })
}

async function readMessages(
  { client }: Device,
  conversationId: string,
): Promise<FinalConversation['messages']> {
  const messages: Message[] = []
  for (;;) {
    const after = messages.at(-1)?.number ?? 0
    const answer = await client.call(api.messaging.pageMessages, { conversationId, after, limit: 200 })
    if (!answer.ok) throw new Error(`history could not be read: ${answer.refusal.code}`)
    messages.push(...answer.value.page.messages)
    if (answer.value.page.reachesEnd) break
  }
  return messages.map(({ id, number, authorId, body }) => ({ messageId: id, number, authorId, body }))
}
