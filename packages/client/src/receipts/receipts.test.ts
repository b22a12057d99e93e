import { api } from '@baton/contract'
import { describe, expect, test } from 'vitest'
import { amina, ben, ward } from '../../test/people.ts'
import { memoryStorage } from '../storage/memory-storage.ts'

const delivered = api.messaging.markDelivered.name
const seen = api.messaging.markSeen.name

describe('delivered and seen', () => {
  test('RT41: many messages are told as delivered together, and none as seen', async () => {
    const { server, room, started, pass } = ward()
    await started(amina)
    for (let bed = 1; bed <= 20; bed += 1) server.ward.send(ben, room, `Bed ${bed}`)
    await pass(1000)
    expect(server.asked.map(({ name, input }) => ({ name, input }))).toEqual([
      { name: delivered, input: { conversationId: room, upTo: 20 } },
    ])
    expect(server.ward.inbox(amina).entries[0]?.standing.unread).toBe(20)
  })

  test('RT41: what a screen showed offline is told after a reload, once, as the highest number', async () => {
    const { server, room, started, device, pass } = ward()
    const storage = memoryStorage()
    const client = await started(amina, { storage })
    for (let bed = 1; bed <= 5; bed += 1) server.ward.send(ben, room, `Bed ${bed}`)
    await pass(1000)
    server.down = true
    server.cut()
    client.conversation(room).seen(2)
    client.conversation(room).seen(4)
    client.conversation(room).seen(3)
    await pass(1000)
    await client.stop()
    server.down = false
    const again = device(amina, { storage })
    await again.start()
    await pass(8000)
    expect(server.asked.filter(({ name }) => name === seen).map(({ input }) => input)).toEqual([
      { conversationId: room, upTo: 4 },
    ])
    expect(again.inbox.getSnapshot().entries[0]?.standing.unread).toBe(1)
  })

  test('RT41: a device that was away fetches what it lacks before it says that it is delivered', async () => {
    const { server, room, started, pass } = ward()
    for (let bed = 1; bed <= 45; bed += 1) server.ward.send(ben, room, `Bed ${bed}`)
    const client = await started(amina)
    await pass(2000)
    expect(server.asked.filter(({ name }) => name === delivered).at(-1)?.input).toEqual({
      conversationId: room,
      upTo: 45,
    })
    expect(client.conversation(room).getSnapshot().messages).toHaveLength(45)
  })

  test('RT41: nothing is claimed of messages that did not come', async () => {
    const { server, room, started, pass } = ward()
    for (let bed = 1; bed <= 45; bed += 1) server.ward.send(ben, room, `Bed ${bed}`)
    await started(amina, { keepConversations: 0 })
    server.ward.send(ben, room, 'Live')
    await pass(2000)
    expect(server.asked).toEqual([])
  })

  test('a load generator marks nothing by itself', async () => {
    const { server, room, started, pass } = ward()
    await started(amina, { receipts: 'manual' })
    server.ward.send(ben, room, 'Bed 1')
    await pass(2000)
    expect(server.asked).toEqual([])
  })
})
