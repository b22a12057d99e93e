import { api } from '@baton/contract'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { memoryStorage } from '../src/storage/memory-storage.ts'
import { type Device, type Hospital, must, openHospital, startGroup, until } from './hospital.ts'

let hospital: Hospital

beforeAll(async () => {
  hospital = await openHospital()
})
afterEach(() => hospital.putAway())
afterAll(() => hospital.close())

describe('devices and the real server', () => {
  test('RT16, RT26: a message sent on one device is on the other, once, and acknowledged', async () => {
    const { people, device } = hospital
    const [amina, ben] = [await device(people.amina), await device(people.ben)]
    const room = await startGroup(amina, [people.ben])
    await until(() =>
      ben.client.inbox.getSnapshot().entries.some(({ conversation }) => conversation.id === room),
    )
    const kept = await amina.client.conversation(room).send('Bed 4 is ready')
    await until(() => ben.client.unread.getSnapshot().messages === 1)
    await until(() => amina.client.outbox.store.getSnapshot().length === 0)
    const id = kept.ok ? kept.value.id : ''
    const told = ben.events.filter((event) => event.type === 'message.sent' && event.data.message.id === id)
    expect(told).toHaveLength(1)
    const stop = ben.client.conversation(room).subscribe(() => {})
    await until(() => ben.client.conversation(room).getSnapshot().messages.length === 1)
    ben.client.conversation(room).seen(1)
    await until(() => ben.client.unread.getSnapshot().messages === 0)
    await until(() => memberOf(amina, room, people.ben)?.seenUpTo === 1)
    stop()
  })

  test('RT1: when the answer comes, the message is committed, and commits wait for the disk', async () => {
    const { people, device } = hospital
    const amina = await device(people.amina)
    const room = await startGroup(amina, [people.ben])
    const sent = await must(
      amina.client.call(api.messaging.sendMessage, { conversationId: room, body: 'Kept' }),
    )
    const rows = await hospital.read(`select number from message where id = '${sent.messageId}'`)
    expect(rows.map(({ number }) => Number(number))).toEqual([1])
    expect(await hospital.setting('synchronous_commit')).toBe('on')
  })

  test('RT2, RT28: the same command by either road is done once', async () => {
    const { people, device } = hospital
    const amina = await device(people.amina)
    const room = await startGroup(amina, [people.ben])
    const id = '01990000-0000-7000-8000-000000000001'
    const input = { conversationId: room, body: 'Once' }
    const first = await amina.client.call(api.messaging.sendMessage, input, id)
    await amina.client.stop()
    const again = await device(people.amina)
    expect(await again.client.call(api.messaging.sendMessage, input, id)).toEqual(first)
    const other = await again.client.call(api.messaging.sendMessage, { ...input, body: 'Twice' }, id)
    expect(other).toMatchObject({ ok: false, refusal: { code: 'conflict' } })
  })

  test('RT7, RT12, RT35: devices come back after a restart, with what they wrote meanwhile, in order', async () => {
    const { people, device } = hospital
    const storage = memoryStorage()
    const [amina, ben] = [await device(people.amina, { storage }), await device(people.ben)]
    const room = await startGroup(amina, [people.ben])
    await until(() =>
      ben.client.inbox.getSnapshot().entries.some(({ conversation }) => conversation.id === room),
    )
    await hospital.restart(async () => {
      await until(() => amina.client.connection.getSnapshot().line === 'offline')
      for (const body of ['one', 'two', 'three']) await amina.client.conversation(room).send(body)
      expect(amina.client.conversation(room).getSnapshot().outgoing).toHaveLength(3)
    })
    await until(() => amina.client.outbox.store.getSnapshot().length === 0)
    await until(() => bodiesHeard(ben).includes('three'))
    expect(bodiesHeard(ben)).toEqual(['one', 'two', 'three'])
  })

  test('RT9, RT24: who is taken out of a group receives nothing more of it', async () => {
    const { people, device } = hospital
    const [amina, ben] = [await device(people.amina), await device(people.ben)]
    const room = await startGroup(amina, [people.ben])
    await until(() =>
      ben.client.inbox.getSnapshot().entries.some(({ conversation }) => conversation.id === room),
    )
    await must(amina.client.call(api.messaging.removeMember, { conversationId: room, personId: people.ben }))
    await must(amina.client.call(api.messaging.sendMessage, { conversationId: room, body: 'Not for Ben' }))
    await until(
      () => !ben.client.inbox.getSnapshot().entries.some(({ conversation }) => conversation.id === room),
    )
    const later = await startGroup(amina, [people.ben])
    await until(() =>
      ben.client.inbox.getSnapshot().entries.some(({ conversation }) => conversation.id === later),
    )
    expect(JSON.stringify(ben.events)).not.toContain('Not for Ben')
  })

  test('RT36, RT37: typing and presence reach those who look', async () => {
    const { people, device } = hospital
    const [amina, ben] = [await device(people.amina), await device(people.ben)]
    const room = await startGroup(amina, [people.ben])
    const stop = amina.client.presence.watch([people.ben, people.chidi])
    await until(() => amina.client.presence.store.getSnapshot().get(people.ben) === true)
    expect(amina.client.presence.store.getSnapshot().get(people.chidi)).toBe(false)
    await until(() =>
      ben.client.inbox.getSnapshot().entries.some(({ conversation }) => conversation.id === room),
    )
    ben.client.conversation(room).typed()
    await until(() => amina.client.typing.getSnapshot().get(room)?.[0] === people.ben)
    stop()
  })

  test('RT34, RT42: signing out closes the line, and the session is no more', async () => {
    const { people, device } = hospital
    const { client } = await device(people.chidi)
    await client.signOut()
    expect(client.session.getSnapshot()).toEqual({ state: 'signed-out', me: null, ended: false })
    expect(await client.call(api.identity.whoAmI, {})).toMatchObject({
      ok: false,
      refusal: { code: 'not-signed-in' },
    })
  })
})

function bodiesHeard(device: Device): (string | null)[] {
  return device.events.flatMap((event) => (event.type === 'message.sent' ? [event.data.message.body] : []))
}

function memberOf(device: Device, room: string, personId: string) {
  const entry = device.client.inbox.getSnapshot().entries.find(({ conversation }) => conversation.id === room)
  return entry?.conversation.members.find((member) => member.personId === personId)
}
