import { setTimeout as pause } from 'node:timers/promises'
import { api } from '@baton/contract'
import type { Send } from '../checker/history.ts'
import type { Random } from '../faults/random.ts'
import type { Device } from './staff.ts'

/** People writing in conversations until they are told to stop. */
export interface Traffic {
  readonly sends: Send[]
  readonly conversationIds: readonly string[]
  /** How many messages are acknowledged so far. */
  acknowledged(): number
  stop(): Promise<void>
}

/** Longest pause between two messages of one device, in ms. */
const longestPauseMs = 60

/** A device with so many messages not yet sent writes no more until some are. */
const mostWaiting = 30

/** Starts conversations between the devices' people and lets every device write, see and now and then withdraw. */
export async function startTraffic(devices: readonly Device[], random: Random): Promise<Traffic> {
  const conversationIds = await startConversations(devices)
  const sends: Send[] = []
  const byId = new Map<string, Send>()
  const orders = new Map<string, number>()
  let running = true
  for (const device of devices) followOutbox(device, byId)
  const writers = devices.map((device) => write(device))
  return {
    sends,
    conversationIds,
    acknowledged: () => sends.filter((send) => send.outcome === 'acknowledged').length,
    async stop() {
      running = false
      await Promise.all(writers)
    },
  }

  async function write(device: Device): Promise<void> {
    while (running) {
      await pause(1 + random.below(longestPauseMs))
      const mine = conversationsOf(device, conversationIds)
      // Whoever has so much waiting has stopped typing: a campaign is about what was kept, not about how much.
      if (mine.length === 0 || waiting(device) >= mostWaiting) continue
      const conversationId = random.among(mine)
      if (random.below(10) < 3) see(device, conversationId)
      await send(device, conversationId)
    }
  }

  async function send(device: Device, conversationId: string): Promise<void> {
    const queue = `${device.deviceId} ${conversationId}`
    const order = (orders.get(queue) ?? 0) + 1
    orders.set(queue, order)
    const body = `${device.deviceId.slice(0, 8)} says ${order}`
    const queued = await device.client.conversation(conversationId).send(body)
    if (!queued.ok) return
    const messageId = queued.value.id
    const written = { conversationId, handId: device.deviceId, order, withdrawn: false, number: null }
    const sent: Send = { messageId, body, outcome: 'queued', ...written }
    sends.push(sent)
    byId.set(messageId, sent)
    if (random.below(20) === 0) await withdraw(device, sent)
  }
}

/** Withdraws a message in its conversation's turn, so after it was sent. */
async function withdraw({ client }: Device, sent: Send): Promise<void> {
  const { messageId, conversationId } = sent
  const queued = await client.queue(api.messaging.withdrawMessage, { messageId }, conversationId)
  sent.withdrawn = queued.ok
}

/** A group of everybody, and a direct conversation of the last two people, who have not written to each other before. */
async function startConversations(devices: readonly Device[]): Promise<string[]> {
  const one = devices.at(-1)
  const other = devices.findLast(({ personId }) => personId !== one?.personId)
  if (one === undefined || other === undefined) throw new Error('nobody to talk with')
  const others = new Set(devices.map(({ personId }) => personId).filter((id) => id !== one.personId))
  const { client } = one
  const group = await client.call(api.messaging.startGroup, { title: 'Campaign', personIds: [...others] })
  const direct = await client.call(api.messaging.startDirect, { personId: other.personId })
  if (!group.ok || !direct.ok) throw new Error('the conversations could not be started')
  return [group.value.conversationId, direct.value.conversationId]
}

/** Those of the conversations that this device knows to be in. */
function conversationsOf({ client }: Device, conversationIds: readonly string[]): string[] {
  const known = new Set(client.inbox.getSnapshot().entries.map((entry) => entry.conversation.id))
  return conversationIds.filter((conversationId) => known.has(conversationId))
}

function waiting({ client }: Device): number {
  return client.outbox.store.getSnapshot().length
}

function see({ client }: Device, conversationId: string): void {
  const entry = client.inbox.getSnapshot().entries.find((one) => one.conversation.id === conversationId)
  if (entry !== undefined && entry.conversation.lastNumber > 0) {
    client.conversation(conversationId).seen(entry.conversation.lastNumber)
  }
}

/** Notes what the server acknowledged: the outbox says `sent`, or the message came back as an event. */
function followOutbox({ client }: Device, byId: ReadonlyMap<string, Send>): void {
  client.outbox.store.subscribe(() => {
    for (const item of client.outbox.store.getSnapshot()) {
      const send = byId.get(item.id)
      if (send === undefined) continue
      if (item.state === 'sent') send.outcome = 'acknowledged'
      if (item.state === 'parked') send.outcome = 'refused'
    }
  })
  client.onEvent((event) => {
    if (event.type !== 'message.sent') return
    const send = byId.get(event.data.message.id)
    if (send === undefined) return
    send.outcome = 'acknowledged'
    send.number = event.data.message.number
  })
}
