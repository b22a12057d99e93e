import { describe, expect, test } from 'vitest'
import { amina, settle, until, ward } from '../../test/people.ts'
import type { Client } from '../client.ts'
import { memoryStorage } from '../storage/memory-storage.ts'

async function addPhoto(client: Client, forId: string, name = 'burn.jpg'): Promise<string> {
  const answer = await client.uploads.add(new Blob(['a photo of a burn']), { name, forId })
  if (!answer.ok) throw new Error(answer.refusal.title)
  return answer.value.id
}

/** Amina's device, with a photo that the line does not let through. */
async function withStuckPhoto() {
  const { room, server, ...all } = ward()
  const storage = memoryStorage()
  const client = await all.started(amina, { storage })
  server.files.breaksAfter = 0
  const fileId = await addPhoto(client, room)
  await until(() => client.uploads.store.getSnapshot()[0]?.state === 'waiting')
  const bodies = () => server.ward.room(room).messages.map(({ message }) => message.body)
  return { ...all, server, room, storage, client, fileId, bodies }
}

describe('a message with files', () => {
  test('FIL87: it is queued at once, goes when its files are received, and what follows waits behind it', async () => {
    const { client, server, room, fileId, bodies, pass } = await withStuckPhoto()
    const conversation = client.conversation(room)
    await conversation.send('Her hand', { fileIds: [fileId] })
    await conversation.send('Second')
    await pass(1_000)
    expect(conversation.getSnapshot().outgoing.map(({ state }) => state)).toEqual(['queued', 'queued'])
    expect(bodies()).toEqual([])
    server.files.breaksAfter = Number.POSITIVE_INFINITY
    await pass(5_000)
    await until(() => bodies().length === 2)
    expect(bodies()).toEqual(['Her hand', 'Second'])
    expect(server.ward.room(room).messages[0]?.message.files).toMatchObject([
      { id: fileId, state: 'checking' },
    ])
    await until(() => client.uploads.store.getSnapshot().length === 0)
  })

  test('FIL87: another conversation does not wait', async () => {
    const { client, server, room, fileId, pass } = await withStuckPhoto()
    const other = server.ward.start(amina, 'Theatre', [])
    await client.conversation(room).send('Her hand', { fileIds: [fileId] })
    await pass(100)
    await client.conversation(other).send('Elsewhere')
    await until(() => server.ward.room(other).messages.length === 1)
  })

  test('FIL87: photo and message survive a reload together, and both arrive once', async () => {
    const { client, server, room, fileId, storage, device, bodies, pass } = await withStuckPhoto()
    await client.conversation(room).send('Her hand', { fileIds: [fileId] })
    await client.stop()
    const again = device(amina, { storage })
    await again.start()
    await settle()
    expect(again.conversation(room).getSnapshot().outgoing).toHaveLength(1)
    expect(bodies()).toEqual([])
    server.files.breaksAfter = Number.POSITIVE_INFINITY
    await pass(5_000)
    await until(() => bodies().length === 1)
    expect(server.asked.filter(({ name }) => name === 'messaging.sendMessage')).toHaveLength(1)
  })

  test('FIL88: a refused file parks its message with the reason, and lets what follows go', async () => {
    const { client, server, room, fileId, bodies, pass } = await withStuckPhoto()
    const conversation = client.conversation(room)
    const kept = await conversation.send('Her hand', { fileIds: [fileId] })
    await conversation.send('Second')
    server.files.check(fileId, { state: 'refused', fault: 'broken' })
    await pass(1_000)
    expect(bodies()).toEqual(['Second'])
    expect(conversation.getSnapshot().outgoing).toMatchObject([
      { state: 'parked', refusal: { title: expect.stringContaining('cannot be read') } },
    ])
    await client.outbox.edit(kept.ok ? kept.value.id : '', { conversationId: room, body: 'Her hand' })
    await until(() => bodies().length === 2)
    expect(bodies()).toEqual(['Second', 'Her hand'])
  })

  test('FIL88: taken back its files stay for another try; discarded they are gone on both sides', async () => {
    const { client, server, room, fileId } = await withStuckPhoto()
    const conversation = client.conversation(room)
    const send = async () => {
      const kept = await conversation.send('Her hand', { fileIds: [fileId] })
      return kept.ok ? kept.value.id : ''
    }
    await client.outbox.takeBack(await send())
    expect(conversation.getSnapshot().outgoing).toEqual([])
    expect(client.uploads.store.getSnapshot()).toMatchObject([{ id: fileId }])
    await client.outbox.discard(await send())
    await until(() => !server.files.held.has(fileId))
    expect(client.uploads.store.getSnapshot()).toEqual([])
  })

  test('FIL87: an answer that is lost makes neither a second message nor a second file', async () => {
    const { client, server, room, fileId, bodies, pass } = await withStuckPhoto()
    await client.conversation(room).send('Her hand', { fileIds: [fileId] })
    let cuts = 0
    server.beforeAnswer = (name) => {
      if (name !== 'messaging.sendMessage' || cuts > 0) return
      cuts += 1
      server.cut()
    }
    server.files.breaksAfter = Number.POSITIVE_INFINITY
    await pass(15_000)
    await until(() => client.outbox.store.getSnapshot().length === 0)
    expect(bodies()).toEqual(['Her hand'])
  })
})
