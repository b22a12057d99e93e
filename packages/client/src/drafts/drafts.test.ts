import { api } from '@baton/contract'
import { describe, expect, test } from 'vitest'
import { amina, ward } from '../../test/people.ts'
import { memoryStorage } from '../storage/memory-storage.ts'

const saveDraft = api.messaging.saveDraft.name

describe('drafts', () => {
  test('are on this device at once, and on the other a second after a pause', async () => {
    const { server, room, started, pass } = ward()
    const phone = await started(amina)
    const desktop = await started(amina)
    for (const body of ['I', 'I th', 'I think']) {
      phone.conversation(room).setDraft(body)
      await pass(300)
    }
    expect(phone.conversation(room).getSnapshot().draft).toBe('I think')
    expect(desktop.conversation(room).getSnapshot().draft).toBe('')
    await pass(2000)
    expect(server.asked.filter(({ name }) => name === saveDraft)).toHaveLength(1)
    expect(desktop.conversation(room).getSnapshot().draft).toBe('I think')
    desktop.conversation(room).setDraft('I think so')
    await pass(3000)
    expect(phone.conversation(room).getSnapshot().draft).toBe('I think so')
  })

  test('survive a reload without a network, and reach the server when there is one', async () => {
    const { server, room, started, device, pass } = ward()
    const storage = memoryStorage()
    const client = await started(amina, { storage })
    server.down = true
    server.cut()
    client.conversation(room).setDraft('Half a thought')
    await client.stop()
    const again = device(amina, { storage })
    await again.start()
    expect(again.conversation(room).getSnapshot().draft).toBe('Half a thought')
    server.down = false
    await pass(8000)
    expect(server.ward.inbox(amina).entries[0]?.standing.draft?.body).toBe('Half a thought')
  })

  test('end with the message that they became, also on the server', async () => {
    const { server, room, started, pass } = ward()
    const client = await started(amina)
    client.conversation(room).setDraft('Bed 4 is ready')
    await pass(3000)
    await client.conversation(room).send('Bed 4 is ready')
    expect(client.conversation(room).getSnapshot().draft).toBe('')
    await pass(3000)
    expect(server.ward.inbox(amina).entries[0]?.standing.draft).toBeNull()
  })

  test('that never reached the server are not taken back from it', async () => {
    const { server, room, started, pass } = ward()
    const client = await started(amina)
    client.conversation(room).setDraft('Quick')
    await client.conversation(room).send('Quick')
    await pass(3000)
    expect(server.asked.filter(({ name }) => name === saveDraft)).toEqual([])
  })
})
