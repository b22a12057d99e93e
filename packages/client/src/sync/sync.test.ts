import { api, closeCodes } from '@baton/contract'
import { describe, expect, test } from 'vitest'
import { amina, ben, chidi, isMessage, settle, ward } from '../../test/people.ts'
import { memoryStorage } from '../storage/memory-storage.ts'

describe('staying level', () => {
  test('RT16: a nurse who signs in sees her conversations, and each message as it is sent', async () => {
    const { server, room, started } = ward()
    const client = await started(amina)
    expect(client.connection.getSnapshot().line).toBe('level')
    server.ward.send(ben, room, 'Bed 4 is ready')
    await settle()
    expect(client.inbox.getSnapshot().entries).toEqual(server.ward.inbox(amina).entries)
    expect(client.unread.getSnapshot()).toEqual({ conversations: 1, messages: 1, mentions: 0 })
  })

  test('RT7, RT17: what was sent while she was away comes in order, without another question', async () => {
    const { server, room, started, pass } = ward()
    const client = await started(amina, { receipts: 'manual' })
    const seen: number[] = []
    client.onEvent((event) => {
      if (isMessage(event)) seen.push(event.seq)
    })
    server.down = true
    server.cut()
    await settle()
    expect(client.connection.getSnapshot().line).toBe('offline')
    for (let bed = 1; bed <= 5; bed += 1) server.ward.send(ben, room, `Bed ${bed}`)
    const another = server.ward.start(ben, 'Night', [amina])
    server.ward.send(ben, another, 'Who is on tonight?')
    server.down = false
    await pass(6000)
    expect(client.connection.getSnapshot().line).toBe('level')
    expect(seen).toEqual([2, 3, 4, 5, 6])
    expect(client.inbox.getSnapshot().entries).toEqual(server.ward.inbox(amina).entries)
    expect(server.hellos).toHaveLength(2)
    expect(server.hellos[1]?.positions[`conversation:${room}`]).toBe(1)
  })

  test('RT8: an event that is lost on the way is noticed, and nothing is applied past the hole', async () => {
    const { server, room, started } = ward()
    const client = await started(amina)
    let dropped = 0
    server.fate = (event) => {
      if (!isMessage(event) || dropped > 0) return 'pass'
      dropped += 1
      return 'drop'
    }
    server.ward.send(ben, room, 'Lost on the way')
    server.ward.send(ben, room, 'Comes after it')
    await settle()
    expect(dropped).toBe(1)
    expect(client.inbox.getSnapshot().entries).toEqual(server.ward.inbox(amina).entries)
    expect(client.connection.getSnapshot().line).toBe('level')
  })

  test('RT8: an event that comes twice counts once', async () => {
    const { server, room, started } = ward()
    server.fate = () => 'twice'
    const client = await started(amina)
    const stop = client.conversation(room).subscribe(() => {})
    await settle()
    server.ward.send(ben, room, 'Once')
    await settle()
    expect(
      client
        .conversation(room)
        .getSnapshot()
        .messages.map(({ body }) => body),
    ).toEqual(['Once'])
    expect(client.inbox.getSnapshot().entries).toEqual(server.ward.inbox(amina).entries)
    stop()
  })

  test('RT8: an event of a type that this version does not know makes it fetch', async () => {
    const { server, room, started } = ward()
    const client = await started(amina)
    const [socket] = server.sockets
    server.fate = () => 'drop'
    server.ward.send(ben, room, 'Behind the unknown')
    socket?.write({
      t: 'event',
      stream: `conversation:${room}`,
      seq: 2,
      at: '2026-03-02T08:00:00.000Z',
      by: null,
      type: 'message.sung',
      data: {},
    })
    await settle()
    expect(client.inbox.getSnapshot().entries).toEqual(server.ward.inbox(amina).entries)
  })

  test('RT7, RT18: a stream that is reset is fetched, and one that is no longer hers is forgotten', async () => {
    const { server, room, started, pass } = ward()
    const storage = memoryStorage()
    const client = await started(amina, { storage })
    const other = server.ward.start(ben, 'Theatre', [amina])
    const stop = client.conversation(room).subscribe(() => {})
    await pass(2000)
    server.down = true
    server.cut()
    server.ward.send(ben, room, 'While you were away')
    server.ward.remove(ben, other, amina)
    server.resets = [`conversation:${room}`]
    server.down = false
    await pass(6000)
    expect(client.inbox.getSnapshot().entries).toEqual(server.ward.inbox(amina).entries)
    expect(
      client
        .conversation(room)
        .getSnapshot()
        .messages.map(({ body }) => body),
    ).toEqual(['While you were away'])
    expect(client.connection.getSnapshot().line).toBe('level')
    stop()
  })

  test('RT9, RT24: a nurse who is taken out of a group loses it, also from her cache', async () => {
    const { server, room, started, pass } = ward()
    const storage = memoryStorage()
    const client = await started(amina, { storage })
    const stop = client.conversation(room).subscribe(() => {})
    server.ward.send(ben, room, 'Not for long')
    client.conversation(room).setDraft('I think')
    await pass(3000)
    const box = await storage.open(amina)
    expect(JSON.stringify(await box.list(''))).toContain('Not for long')
    server.ward.remove(ben, room, amina)
    server.ward.send(ben, room, 'She is gone')
    await pass(2000)
    expect(client.inbox.getSnapshot().entries).toEqual([])
    expect(client.conversation(room).getSnapshot()).toMatchObject({ state: 'ended', messages: [] })
    expect(JSON.stringify(await box.list(''))).not.toMatch(/Not for long|I think|She is gone/)
    stop()
  })

  test('RT20: a nurse who is taken into a group sees it at once, from where her history begins', async () => {
    const { server, room, started } = ward()
    const client = await started(chidi)
    server.ward.send(amina, room, 'Before Chidi')
    server.ward.add(amina, room, chidi, 'none')
    await settle()
    server.ward.send(amina, room, 'Welcome')
    await settle()
    expect(client.inbox.getSnapshot().entries).toEqual(server.ward.inbox(chidi).entries)
    expect(client.inbox.getSnapshot().entries[0]?.lastMessage?.body).toBe('Welcome')
  })

  test('a conversation that ended and began again is shown again', async () => {
    const { server, room, started } = ward()
    const client = await started(amina)
    const stop = client.conversation(room).subscribe(() => {})
    await settle()
    server.ward.remove(ben, room, amina)
    await settle()
    server.ward.send(ben, room, 'We miss you')
    server.ward.add(ben, room, amina, 'all')
    await settle()
    expect(client.conversation(room).getSnapshot()).toMatchObject({ state: 'ready' })
    expect(
      client
        .conversation(room)
        .getSnapshot()
        .messages.map(({ body }) => body),
    ).toEqual(['We miss you'])
    stop()
  })

  test('RT13: whatever is lost, doubled or cut on the way, every device ends with what the server has', async () => {
    const { server, room, started, pass } = ward()
    const clients = [await started(amina), await started(ben)]
    const stops = clients.map((client) => client.conversation(room).subscribe(() => {}))
    let chance = 7
    server.fate = () => {
      chance = (chance * 16807) % 2147483647
      return chance % 5 === 0 ? 'drop' : chance % 5 === 1 ? 'twice' : 'pass'
    }
    for (let step = 1; step <= 60; step += 1) {
      const by = step % 2 ? amina : ben
      const message = server.ward.send(by, room, `Message ${step}`, step % 3 ? {} : { mentioned: [amina] })
      if (step % 4 === 0) server.ward.edit(by, message.id, `Corrected ${step}`)
      if (step % 5 === 0) server.ward.react(ben, message.id, '👍', true)
      if (step % 17 === 0) server.cut(closeCodes.restarting)
      await settle()
      if (step % 10 === 0) await pass(1000)
    }
    server.fate = () => 'pass'
    server.ward.send(amina, room, 'The last one')
    await pass(8000)
    for (const [index, personId] of [amina, ben].entries()) {
      const client = clients[index]
      expect(client?.inbox.getSnapshot().entries).toEqual(server.ward.inbox(personId).entries)
      const { messages } = client?.conversation(room).getSnapshot() ?? { messages: [] }
      const numbers = messages.map(({ number }) => number)
      expect(numbers).toEqual(numbers.map((_, at) => (numbers[0] ?? 0) + at))
      expect(messages).toEqual(server.ward.open(personId, room, numbers[0]).page.messages)
    }
    for (const stop of stops) stop()
  })

  test('RT30: someone in a thousand conversations is level after a cut, with a hello that fits into a frame', async () => {
    const { server, room, started, pass } = ward()
    for (let n = 1; n <= 1000; n += 1) server.ward.start(ben, `Group ${n}`, [amina])
    const client = await started(amina, { receipts: 'manual' })
    server.down = true
    server.cut()
    await pass(100)
    server.ward.send(ben, room, 'In the oldest of them')
    server.down = false
    await pass(6000)
    expect(client.connection.getSnapshot().line).toBe('level')
    expect(JSON.stringify(server.hellos[1]).length).toBeLessThan(64 * 1024)
    expect(client.inbox.getSnapshot().entries).toEqual(server.ward.inbox(amina).entries)
  })

  test('people are looked up together, and again when they change', async () => {
    const { server, started, pass } = ward()
    const client = await started(amina)
    expect(client.people.get(ben)).toBeUndefined()
    expect(client.people.get(chidi)).toBeUndefined()
    await pass(50)
    expect(client.people.get(ben)?.name).toBe('Person b')
    const [socket] = server.sockets
    socket?.write({
      t: 'event',
      stream: `organisation:${server.organisation.id}`,
      seq: 1,
      at: '2026-03-02T08:00:00.000Z',
      by: null,
      type: 'person.changed',
      data: { person: { ...server.person(ben), name: 'Benjamin' } },
    })
    await settle()
    expect(client.people.get(ben)?.name).toBe('Benjamin')
  })

  test('who I am is what the server says now, also when it changes', async () => {
    const { server, started } = ward()
    const client = await started(amina)
    const [socket] = server.sockets
    socket?.write({
      t: 'event',
      stream: `organisation:${server.organisation.id}`,
      seq: 1,
      at: '2026-03-02T08:00:00.000Z',
      by: null,
      type: 'person.changed',
      data: { person: { ...server.person(amina), administrator: true } },
    })
    await settle()
    expect(client.session.getSnapshot().me).toMatchObject({ administrator: true })
  })

  test('opening a conversation that was seen needs no network', async () => {
    const { server, room, started, device, pass } = ward()
    const storage = memoryStorage()
    const client = await started(amina, { storage })
    server.ward.send(ben, room, 'Kept')
    client.conversation(room).subscribe(() => {})()
    await pass(2000)
    await client.stop()
    server.down = true
    const again = device(amina, { storage })
    await again.start()
    expect(again.session.getSnapshot().state).toBe('signed-in')
    expect(again.conversation(room).getSnapshot()).toMatchObject({
      state: 'ready',
      messages: [{ body: 'Kept' }],
    })
    expect(again.inbox.getSnapshot().entries).toEqual(server.ward.inbox(amina).entries)
    await again.stop()
  })

  test('a long conversation is paged both ways without a hole, also while it grows', async () => {
    const { server, room, started } = ward()
    for (let number = 1; number <= 45; number += 1) server.ward.send(ben, room, `Message ${number}`)
    server.ward.seen(amina, room, 20)
    const client = await started(amina, { receipts: 'manual' })
    const conversation = client.conversation(room)
    const stop = conversation.subscribe(() => {})
    await settle()
    expect(conversation.getSnapshot()).toMatchObject({
      firstUnread: 21,
      reachesStart: false,
      reachesEnd: false,
    })
    const paging = [conversation.pageOlder(), conversation.pageNewer()]
    server.ward.edit(ben, server.ward.room(room).messages[7]?.message.id ?? '', 'Corrected while on its way')
    server.ward.send(ben, room, 'Newest')
    await Promise.all(paging)
    while (!conversation.getSnapshot().reachesStart) await conversation.pageOlder()
    while (!conversation.getSnapshot().reachesEnd) await conversation.pageNewer()
    await settle()
    expect(conversation.getSnapshot().messages).toEqual(server.ward.open(amina, room).page.messages)
    await conversation.jumpTo(3)
    stop()
  })

  test('queries and commands that are refused are values', async () => {
    const { started } = ward()
    const client = await started(amina)
    const answer = await client.call(api.messaging.openConversation, { conversationId: chidi })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'not-found' } })
  })
})
