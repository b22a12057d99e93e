import { api, type InputOf } from '@baton/contract'
import type { ConversationView, Inbox } from '@baton/domain'
import { expectReplayConsistent } from '@baton/testkit/replay'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { memoryStorage } from '../src/storage/memory-storage.ts'
import { type Device, type Hospital, must, openHospital, startGroup, until } from './hospital.ts'

let hospital: Hospital

beforeAll(async () => {
  hospital = await openHospital()
})
afterEach(() => hospital.putAway())
afterAll(() => hospital.close())

/** Devices that say nothing by themselves, so that a snapshot is of what the test did. */
const quiet = { receipts: 'manual' } as const

describe('the replay law on the real server', () => {
  test('RT4, RT13: for every command of messaging, an old snapshot and the events after it equal a fresh one', async () => {
    const { people, device } = hospital
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
      let told = 0
      const counts = watched.map(({ device }) => device.events.length)
      await act(amina, ben)
      const after = await Promise.all(watched.map(({ device }) => snapshots(device, room)))
      for (const [index, { device, personId }] of watched.entries()) {
        const [old, fresh] = [before[index], after[index]]
        if (!old || !fresh) throw new Error('no snapshot')
        await until(() => caughtUp(device, fresh.inbox))
        const events = device.events.slice(counts[index])
        told += events.length
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
      expect(told, `${name} was told to nobody`).toBeGreaterThan(0)
    }
  })

  test('RT13, RT22: a device that was away while all of that was done ends with what the server has', async () => {
    const { people, device } = hospital
    const storage = memoryStorage()
    const amina = await device(people.amina, quiet)
    const ben = await device(people.ben, quiet)
    const away = await device(people.ben, { ...quiet, storage })
    const room = await startGroup(amina, [people.ben])
    await until(() =>
      away.client.inbox.getSnapshot().entries.some(({ conversation }) => conversation.id === room),
    )
    const before = await snapshots(away, room)
    await away.client.stop()
    const withdrawn = await must(
      amina.client.call(api.messaging.sendMessage, { conversationId: room, body: 'Never mind' }),
    )
    await must(amina.client.call(api.messaging.withdrawMessage, { messageId: withdrawn.messageId }))
    const { leaveGroup: _, ...commands } = commandsIn(room, people)
    for (const act of Object.values(commands)) await act(amina, ben)
    const after = await snapshots(ben, room)
    const back = await device(people.ben, { ...quiet, storage })
    await until(() => caughtUp(back, after.inbox))
    expect(back.client.inbox.getSnapshot().entries).toEqual(after.inbox.entries)
    expect(JSON.stringify(back.events)).not.toContain('Never mind')
    const viewer = { personId: people.ben }
    expectReplayConsistent({ inbox: { before: before.inbox, after: after.inbox } }, back.events, viewer)
    if (!before.view || !after.view) throw new Error('no conversation')
    expectReplayConsistent({ conversation: { before: before.view, after: after.view } }, back.events, viewer)
  })

  test('RT21: a group that began and ended for someone who was away is told as ended, both times', async () => {
    const { people, device } = hospital
    const storage = memoryStorage()
    const amina = await device(people.amina, quiet)
    const chidi = await device(people.chidi, { ...quiet, storage })
    await chidi.client.stop()
    const room = await startGroup(amina, [people.chidi])
    await must(amina.client.call(api.messaging.sendMessage, { conversationId: room, body: 'For a moment' }))
    await must(
      amina.client.call(api.messaging.removeMember, { conversationId: room, personId: people.chidi }),
    )
    const back = await device(people.chidi, { ...quiet, storage })
    await until(() => back.events.length === 2)
    expect(back.events.map(({ type }) => type)).toEqual(['conversation.closed', 'conversation.closed'])
    expect(back.client.inbox.getSnapshot().entries.some(({ conversation }) => conversation.id === room)).toBe(
      false,
    )
  })

  test('RT5, RT6: a snapshot taken while others write, and the events after it, equal the end', async () => {
    const { people, device } = hospital
    const [amina, ben] = [await device(people.amina, quiet), await device(people.ben, quiet)]
    const room = await startGroup(amina, [people.ben])
    await until(() =>
      ben.client.inbox.getSnapshot().entries.some(({ conversation }) => conversation.id === room),
    )
    let writing = true
    const taken: { inbox: Inbox; view: ConversationView | undefined }[] = []
    const taking = (async () => {
      while (writing) taken.push(await snapshots(ben, room))
    })()
    const sending = [amina, ben].map(async ({ client }, who) => {
      for (let n = 1; n <= 40; n += 1) {
        const sent = await must(
          client.call(api.messaging.sendMessage, { conversationId: room, body: `Message ${n} of ${who}` }),
        )
        if (n % 4 === 0)
          await must(client.call(api.messaging.markSeen, { conversationId: room, upTo: sent.number }))
        if (n % 7 === 0) {
          await must(
            client.call(api.messaging.editMessage, { messageId: sent.messageId, body: `Corrected ${n}` }),
          )
        }
      }
    })
    await Promise.all(sending)
    writing = false
    await taking
    const after = await snapshots(ben, room)
    await until(() => caughtUp(ben, after.inbox))
    expect(taken.length).toBeGreaterThan(3)
    for (const { inbox } of taken) {
      expectReplayConsistent({ inbox: { before: inbox, after: after.inbox } }, ben.events, {
        personId: people.ben,
      })
    }
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
