import type { RefusalCode } from '@baton/contract'
import { api } from '@baton/contract'
import { describe, expect, test } from 'vitest'
import { paperTabs } from '../../test/paper-tabs.ts'
import { amina, settle, ward } from '../../test/people.ts'
import type { Storage } from '../ports.ts'
import { memoryStorage } from '../storage/memory-storage.ts'

describe('the queue', () => {
  test('a message moves from outgoing to sent without a gap and without doubling', async () => {
    const { server, room, started } = ward()
    const client = await started(amina)
    const conversation = client.conversation(room)
    const shown: string[] = []
    const stop = conversation.subscribe(() => {
      const { messages, outgoing } = conversation.getSnapshot()
      shown.push([...messages, ...outgoing].map(({ id }) => id).join())
    })
    await settle()
    shown.length = 0
    const kept = await conversation.send('Bed 4 is ready')
    await settle()
    const id = kept.ok ? kept.value.id : ''
    expect(new Set(shown)).toEqual(new Set([id]))
    expect(conversation.getSnapshot().messages.map((message) => message.id)).toEqual([id])
    expect(conversation.getSnapshot().outgoing).toEqual([])
    expect(server.asked.filter(({ name }) => name === api.messaging.sendMessage.name)).toHaveLength(1)
    stop()
  })

  test('RT38: what was queued offline survives a reload and is sent once, in order', async () => {
    const { server, room, started, device, pass } = ward()
    const storage = memoryStorage()
    const client = await started(amina, { storage })
    server.down = true
    server.cut()
    for (const body of ['one', 'two', 'three']) await client.conversation(room).send(body)
    expect(
      client
        .conversation(room)
        .getSnapshot()
        .outgoing.map(({ state }) => state),
    ).toEqual([expect.stringMatching(/queued|sending/), 'queued', 'queued'])
    await client.stop()
    const again = device(amina, { storage })
    await again.start()
    expect(again.conversation(room).getSnapshot().outgoing).toHaveLength(3)
    server.down = false
    await pass(6000)
    expect(server.ward.room(room).messages.map(({ message }) => message.body)).toEqual([
      'one',
      'two',
      'three',
    ])
    expect(again.outbox.store.getSnapshot()).toEqual([])
  })

  test('RT38: nothing is shown as queued before it is on the disk', async () => {
    const { room, started } = ward()
    let finish = () => {}
    const storage = slowStorage(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve
        }),
    )
    const client = await started(amina, { storage })
    const sending = client.conversation(room).send('Slow disk')
    await settle()
    expect(client.conversation(room).getSnapshot().outgoing).toEqual([])
    finish()
    await sending
    expect(client.conversation(room).getSnapshot().outgoing).toHaveLength(1)
  })

  test('a disk that is full says so, and nothing is sent', async () => {
    const { server, room, started } = ward()
    const storage = slowStorage(() => Promise.reject(new Error('QuotaExceededError')))
    const client = await started(amina, { storage })
    const answer = await client.conversation(room).send('Full')
    expect(answer).toMatchObject({ ok: false, refusal: { title: expect.stringContaining('could not keep') } })
    await settle()
    expect(server.ward.room(room).messages).toEqual([])
  })

  test('RT38: an answer that is lost again and again still makes one message', async () => {
    const { server, room, started, pass } = ward()
    const client = await started(amina)
    let cuts = 0
    server.beforeAnswer = () => {
      cuts += 1
      if (cuts > 4) return
      server.cut()
      server.down = true
    }
    await client.conversation(room).send('Once')
    for (let turn = 0; turn < 6; turn += 1) {
      await pass(2000)
      server.down = false
    }
    await pass(10_000)
    expect(server.ward.room(room).messages.map(({ message }) => message.body)).toEqual(['Once'])
    expect(client.outbox.store.getSnapshot()).toEqual([])
    expect(
      new Set(server.asked.filter(({ name }) => name.endsWith('sendMessage')).map(({ id }) => id)).size,
    ).toBe(1)
  })

  test('RT39: a refusal parks its own item with what to do, and holds back nothing else', async () => {
    const { server, room, started, pass } = ward()
    const client = await started(amina)
    server.refuse = (name, input): RefusalCode | undefined =>
      name === api.messaging.sendMessage.name && JSON.stringify(input).includes('too long')
        ? 'too-large'
        : undefined
    const conversation = client.conversation(room)
    await conversation.send('first')
    const parked = await conversation.send('much too long')
    await conversation.send('third')
    await pass(1000)
    expect(server.ward.room(room).messages.map(({ message }) => message.body)).toEqual(['first', 'third'])
    expect(conversation.getSnapshot().outgoing).toMatchObject([
      { state: 'parked', refusal: { code: 'too-large', next: 'Make it shorter and try again.' } },
    ])
    const id = parked.ok ? parked.value.id : ''
    await client.outbox.edit(id, { conversationId: room, body: 'short' })
    await pass(1000)
    expect(server.ward.room(room).messages.map(({ message }) => message.body)).toEqual([
      'first',
      'third',
      'short',
    ])
    expect(client.outbox.store.getSnapshot()).toEqual([])
  })

  test('RT39: a server without its database is tried again until it has it', async () => {
    const { server, room, started, pass } = ward()
    const client = await started(amina)
    server.refuse = () => 'unavailable'
    await client.conversation(room).send('one')
    await client.conversation(room).send('two')
    await pass(20_000)
    expect(
      client
        .conversation(room)
        .getSnapshot()
        .outgoing.map(({ state }) => state),
    ).toEqual(['queued', 'queued'])
    expect(server.asked.length).toBeLessThan(12)
    server.refuse = () => undefined
    await pass(30_000)
    expect(server.ward.room(room).messages.map(({ message }) => message.body)).toEqual(['one', 'two'])
  })

  test('RT39: without sockets, as behind some proxies, the queue goes by HTTP', async () => {
    const { server, room, device, pass } = ward()
    server.noSockets = true
    const client = device(amina)
    await client.start()
    await client.conversation(room).send('By the other road')
    await pass(12_000)
    expect(server.ward.room(room).messages.map(({ message }) => message.body)).toEqual(['By the other road'])
    expect(server.asked.every(({ road }) => road === 'http')).toBe(true)
  })

  test('RT40: two tabs send one queue once, each sees the state, and the second takes over from the first', async () => {
    const { server, room, device, pass } = ward()
    const storage = memoryStorage()
    const browser = paperTabs()
    const [first, second] = [browser.tab(), browser.tab()]
    const one = device(amina, { storage, tabs: first })
    const two = device(amina, { storage, tabs: second })
    await one.start()
    await two.start()
    await pass(100)
    server.down = true
    server.cut()
    await two.conversation(room).send('From the second tab')
    await settle()
    expect(one.conversation(room).getSnapshot().outgoing).toHaveLength(1)
    server.down = false
    await pass(8000)
    expect(server.ward.room(room).messages).toHaveLength(1)
    expect(server.asked.filter(({ name }) => name.endsWith('sendMessage'))).toHaveLength(1)
    for (const tab of [one, two]) expect(tab.outbox.store.getSnapshot()).toEqual([])
    await one.stop()
    await two.conversation(room).send('The first is closed')
    await pass(8000)
    expect(server.ward.room(room).messages).toHaveLength(2)
    await two.signOut()
  })

  test('RT39: other commands wait their turn behind the messages of their conversation', async () => {
    const { server, room, started, pass } = ward()
    const client = await started(amina)
    server.down = true
    server.cut()
    await client.conversation(room).send('First a message')
    await client.queue(api.messaging.renameGroup, { conversationId: room, title: 'Ward 5' }, room)
    server.down = false
    await pass(8000)
    expect(server.asked.map(({ name }) => name)).toEqual(['messaging.sendMessage', 'messaging.renameGroup'])
    expect(client.inbox.getSnapshot().entries[0]?.conversation.title).toBe('Ward 5')
  })
})

/** Storage whose queue is written as `write` allows; everything else is at once. */
function slowStorage(write: () => Promise<void>): Storage {
  const storage = memoryStorage()
  return {
    ...storage,
    async open(personId) {
      const box = await storage.open(personId)
      return {
        ...box,
        async set(name, value) {
          if (name.startsWith('outbox/')) await write()
          await box.set(name, value)
        },
      }
    },
  }
}
