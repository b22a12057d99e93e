import { api, type InputOf } from '@baton/contract'
import type { ConversationView, Inbox } from '@baton/domain'
import { expectReplayConsistent } from '@baton/testkit/replay'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { memoryStorage } from '../src/storage/memory-storage.ts'
import { type Device, type Hospital, openHospital, until } from './hospital.ts'

let hospital: Hospital

beforeAll(async () => {
  hospital = await openHospital()
})
afterEach(() => hospital.putAway())
afterAll(() => hospital.close())

describe('devices and the real server', () => {
  test('RT1, RT16 and RT26: a message sent on one device is on the other, once, and acknowledged', async () => {
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

  test('RT2 and RT28: the same command by either road is done once', async () => {
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

  test('RT7, RT12 and RT35: devices come back after a restart, with what they wrote meanwhile, in order', async () => {
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

  test('RT13: for every command of messaging, an old snapshot and the events after it equal a fresh one', async () => {
    const { people, device } = hospital
    const quiet = { receipts: 'manual' } as const
    const [amina, ben] = [await device(people.amina, quiet), await device(people.ben, quiet)]
    const room = await startGroup(amina, [people.ben])
    await until(() =>
      ben.client.inbox.getSnapshot().entries.some(({ conversation }) => conversation.id === room),
    )
    const watched = [
      { device: amina, personId: people.amina },
      { device: ben, personId: people.ben },
    ]
    const commands = commandsIn(room, people)
    for (const [name, act] of Object.entries(commands)) {
      const before = await Promise.all(watched.map(({ device }) => snapshots(device, room)))
      const counts = watched.map(({ device }) => device.events.length)
      await act(amina, ben)
      const after = await Promise.all(watched.map(({ device }) => snapshots(device, room)))
      for (const [index, { device, personId }] of watched.entries()) {
        const [old, fresh] = [before[index], after[index]]
        if (!old || !fresh) throw new Error('no snapshot')
        await until(() => caughtUp(device, fresh.inbox))
        const events = device.events.slice(counts[index])
        try {
          expectReplayConsistent({ inbox: { before: old.inbox, after: fresh.inbox } }, events, { personId })
          if (old.view && fresh.view) {
            expectReplayConsistent({ conversation: { before: old.view, after: fresh.view } }, events, {
              personId,
            })
          }
        } catch (error) {
          throw new Error(`${name}, as ${personId === people.amina ? 'Amina' : 'Ben'} sees it: ${error}`)
        }
        expect(device.client.inbox.getSnapshot().entries).toEqual(fresh.inbox.entries)
      }
    }
  })

  test('RT9 and RT24: who is taken out of a group receives nothing more of it', async () => {
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

  test('RT36 and RT37: typing and presence reach those who look', async () => {
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

  test('RT34 and RT42: signing out closes the line, and the session is no more', async () => {
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

/** Every command of messaging, in an order in which each has something to do. */
function commandsIn(room: string, people: Hospital['people']) {
  const inRoom = { conversationId: room }
  const ids = new Map<string, string>()
  const send = async (
    device: Device,
    name: string,
    more: Partial<InputOf<typeof api.messaging.sendMessage>> = {},
  ) => {
    const sent = await must(
      device.client.call(api.messaging.sendMessage, { ...inRoom, body: `Message ${name}`, ...more }),
    )
    ids.set(name, sent.messageId)
  }
  const idOf = (name: string) => ids.get(name) ?? ''
  type Act = (amina: Device, ben: Device) => Promise<unknown>
  const commands: Record<string, Act> = {
    sendMessage: (amina) => send(amina, 'first'),
    'sendMessage, by the other': (_, ben) => send(ben, 'second'),
    'sendMessage, a reply': (amina) => send(amina, 'third', { replyToId: idOf('second') }),
    'sendMessage, a reply to the reply': (_, ben) => send(ben, 'fourth', { replyToId: idOf('third') }),
    'sendMessage, a mention': (amina) => send(amina, 'fifth', { body: `<@person:${people.ben}> please` }),
    editMessage: (_, ben) =>
      must(
        ben.client.call(api.messaging.editMessage, {
          messageId: idOf('second'),
          body: 'Message second, better',
        }),
      ),
    reactToMessage: (amina) =>
      must(
        amina.client.call(api.messaging.reactToMessage, {
          messageId: idOf('fourth'),
          emoji: '👍',
          present: true,
        }),
      ),
    'reactToMessage, by the other': (_, ben) =>
      must(
        ben.client.call(api.messaging.reactToMessage, {
          messageId: idOf('fourth'),
          emoji: '👍',
          present: true,
        }),
      ),
    'reactToMessage, taken back': (amina) =>
      must(
        amina.client.call(api.messaging.reactToMessage, {
          messageId: idOf('fourth'),
          emoji: '👍',
          present: false,
        }),
      ),
    pinMessage: (amina) =>
      must(amina.client.call(api.messaging.pinMessage, { messageId: idOf('first'), pinned: true })),
    'pinMessage, unpinned': (_, ben) =>
      must(ben.client.call(api.messaging.pinMessage, { messageId: idOf('first'), pinned: false })),
    withdrawMessage: (_, ben) =>
      must(ben.client.call(api.messaging.withdrawMessage, { messageId: idOf('second') })),
    forwardMessage: (_, ben) =>
      must(ben.client.call(api.messaging.forwardMessage, { messageId: idOf('first'), ...inRoom })),
    saveForLater: (amina) =>
      must(amina.client.call(api.messaging.saveForLater, { messageId: idOf('first'), saved: true })),
    'saveForLater, taken out': (amina) =>
      must(amina.client.call(api.messaging.saveForLater, { messageId: idOf('first'), saved: false })),
    saveDraft: (amina) => must(amina.client.call(api.messaging.saveDraft, { ...inRoom, body: 'I think' })),
    'saveDraft, emptied': (amina) =>
      must(amina.client.call(api.messaging.saveDraft, { ...inRoom, body: '' })),
    muteConversation: (amina) =>
      must(
        amina.client.call(api.messaging.muteConversation, { ...inRoom, until: '2099-01-01T00:00:00.000Z' }),
      ),
    markDelivered: (_, ben) => must(ben.client.call(api.messaging.markDelivered, { ...inRoom, upTo: 2 })),
    markSeen: (_, ben) => must(ben.client.call(api.messaging.markSeen, { ...inRoom, upTo: 3 })),
    'markSeen, to the end': (_, ben) => must(ben.client.call(api.messaging.markSeen, { ...inRoom, upTo: 6 })),
    renameGroup: (amina) =>
      must(amina.client.call(api.messaging.renameGroup, { ...inRoom, title: 'Ward 5' })),
    'addMembers, without the history': (amina) =>
      must(
        amina.client.call(api.messaging.addMembers, {
          ...inRoom,
          personIds: [people.chidi],
          history: 'none',
        }),
      ),
    removeMember: (amina) =>
      must(amina.client.call(api.messaging.removeMember, { ...inRoom, personId: people.chidi })),
    'addMembers, with the history': (amina) =>
      must(
        amina.client.call(api.messaging.addMembers, { ...inRoom, personIds: [people.chidi], history: 'all' }),
      ),
    startDirect: (amina) => must(amina.client.call(api.messaging.startDirect, { personId: people.ben })),
    startGroup: (amina) =>
      must(amina.client.call(api.messaging.startGroup, { title: 'Night', personIds: [people.ben] })),
    leaveGroup: (_, ben) => must(ben.client.call(api.messaging.leaveGroup, inRoom)),
  }
  return commands
}

async function snapshots(
  device: Device,
  room: string,
): Promise<{ inbox: Inbox; view: ConversationView | undefined }> {
  const inbox = await must(device.client.call(api.messaging.listInbox, {}))
  const answer = await device.client.call(api.messaging.openConversation, { conversationId: room, around: 1 })
  return { inbox, view: answer.ok ? answer.value : undefined }
}

/** Whether every event up to a snapshot has come. */
function caughtUp(device: Device, inbox: Inbox): boolean {
  const held = device.client.inbox.getSnapshot()
  return (
    held.position >= inbox.position &&
    held.entries.length === inbox.entries.length &&
    inbox.entries.every(({ conversation, position }) =>
      held.entries.some((entry) => entry.conversation.id === conversation.id && entry.position >= position),
    )
  )
}

function bodiesHeard(device: Device): (string | null)[] {
  return device.events.flatMap((event) => (event.type === 'message.sent' ? [event.data.message.body] : []))
}

async function startGroup(device: Device, personIds: string[]): Promise<string> {
  const { conversationId } = await must(
    device.client.call(api.messaging.startGroup, { title: 'Ward 4', personIds }),
  )
  const isHere = () =>
    device.client.inbox.getSnapshot().entries.some(({ conversation }) => conversation.id === conversationId)
  await until(isHere)
  return conversationId
}

function memberOf(device: Device, room: string, personId: string) {
  const entry = device.client.inbox.getSnapshot().entries.find(({ conversation }) => conversation.id === room)
  return entry?.conversation.members.find((member) => member.personId === personId)
}

async function must<T>(
  asking: Promise<{ ok: true; value: T } | { ok: false; refusal: unknown }>,
): Promise<T> {
  const answer = await asking
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.value
}
