import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paperTabs } from '../../test/paper-tabs.ts'
import { amina, ben, ward } from '../../test/people.ts'
import { memoryStorage } from '../storage/memory-storage.ts'

const step = fc.record({
  what: fc.constantFrom(
    'send',
    'send',
    'send',
    'cut',
    'down',
    'up',
    'lose answers',
    'reload',
    'refuse',
    'wait',
  ),
  tab: fc.nat(1),
  room: fc.nat(1),
  ms: fc.integer({ min: 0, max: 3000 }),
})

test('RT38, RT39, RT40: whatever fails, what two tabs showed as queued arrives once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { server, room, device, pass } = ward()
      const rooms = [room, server.ward.start(ben, 'Theatre', [amina])]
      const storage = memoryStorage()
      const browser = paperTabs()
      const open = async () => {
        const client = device(amina, { storage, tabs: browser.tab() })
        await client.start()
        return client
      }
      const tabs = [await open(), await open()]
      const queued: string[][] = [[], []]
      let lost = 0
      server.beforeAnswer = () => {
        if (lost === 0) return
        lost -= 1
        server.cut()
      }
      for (const [number, { what, tab, room, ms }] of steps.entries()) {
        const client = tabs[tab]
        if (what === 'send') {
          const body = `Message ${number}`
          const kept = await client?.conversation(rooms[room] ?? '').send(body)
          if (kept?.ok) queued[room]?.push(body)
        }
        if (what === 'cut') server.cut()
        if (what === 'down' || what === 'up') server.down = what === 'down'
        if (server.down) server.cut()
        if (what === 'lose answers') lost = 3
        if (what === 'refuse')
          server.refuse = (name) => (name.endsWith('sendMessage') ? 'unavailable' : undefined)
        if (what === 'reload') {
          await client?.stop()
          tabs[tab] = await open()
        }
        await pass(ms)
      }
      server.down = false
      server.refuse = () => undefined
      await pass(60_000)
      for (const [at, roomId] of rooms.entries()) {
        const arrived = server.ward.room(roomId).messages.map(({ message }) => message.body)
        expect([...arrived].sort()).toEqual([...(queued[at] ?? [])].sort())
      }
      for (const client of tabs) {
        expect(client.outbox.store.getSnapshot()).toEqual([])
        expect(client.inbox.getSnapshot().entries).toEqual(server.ward.inbox(amina).entries)
        await client.stop()
      }
      // One tab's messages of one conversation stand in the order in which they were written.
      if (steps.every(({ tab }) => tab === 0)) {
        for (const [at, roomId] of rooms.entries()) {
          const arrived = server.ward.room(roomId).messages.map(({ message }) => message.body)
          expect(arrived).toEqual(queued[at])
        }
      }
    }),
    { numRuns: 15 },
  )
}, 60_000)
