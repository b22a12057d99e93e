import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paperTabs } from '../../test/paper-tabs.ts'
import { amina } from '../../test/people.ts'
import { registrar, twoHospitals } from '../../test/two-hospitals.ts'
import { memoryStorage } from '../storage/memory-storage.ts'

const step = fc.record({
  what: fc.constantFrom(
    'send',
    'send',
    'send',
    'answer',
    'cut at home',
    'cut there',
    'down',
    'up',
    'lose answers',
    'disconnect',
    'connect',
    'reload',
    'wait',
  ),
  tab: fc.nat(1),
  ms: fc.integer({ min: 0, max: 3000 }),
})

test('RT38, RT40, AFF3: whatever fails at home or there, what two tabs showed as queued there arrives once, and both end level', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { server, burns, device, turnTo, pass } = twoHospitals()
      const storage = memoryStorage()
      const browser = paperTabs()
      const open = async () => {
        const client = device(amina, { storage, tabs: browser.tab() })
        await client.start()
        return client
      }
      const tabs = [await open(), await open()]
      await pass(100)
      const first = tabs[0]
      if (!first) throw new Error('no tab')
      const { roomThere } = await turnTo(first)
      await pass(500)
      const visitorId = burns.visitorOf(amina) ?? ''
      const queued: string[] = []
      let isConnected = true
      let lost = 0
      burns.beforeAnswer = () => {
        if (lost === 0) return
        lost -= 1
        burns.cut()
      }
      for (const [number, { what, tab, ms }] of steps.entries()) {
        const client = tabs[tab]
        const there = client?.visits.places.getSnapshot().get(roomThere)
        if (what === 'send') {
          const kept = await there?.conversation(roomThere).send(`Message ${number}`)
          if (kept?.ok) queued.push(`Message ${number}`)
        }
        if (what === 'answer') burns.ward.send(registrar, roomThere, `Answer ${number}`)
        if (what === 'cut at home') server.cut()
        if (what === 'cut there') burns.cut()
        if (what === 'down' || what === 'up') server.down = what === 'down'
        if (server.down) for (const one of [server, burns]) one.cut()
        if (what === 'lose answers') lost = 3
        if (what === 'disconnect' && isConnected) server.disconnect(burns)
        if (what === 'connect' && !isConnected) server.connect(burns)
        if (what === 'connect' || what === 'disconnect') isConnected = what === 'connect'
        if (what === 'reload') {
          await client?.stop()
          tabs[tab] = await open()
        }
        await pass(ms)
      }
      server.down = false
      if (!isConnected) server.connect(burns)
      await pass(60_000)
      const sent = burns.ward.room(roomThere).messages.map(({ message }) => message.body ?? '')
      const mine = sent.filter((body) => body.startsWith('Message'))
      expect(new Set(mine).size).toBe(mine.length)
      expect(queued.filter((body) => !mine.includes(body))).toEqual([])
      for (const client of tabs) {
        const there = client.visits.clientOf(roomThere)
        expect(client.visits.ended.getSnapshot()).toEqual([])
        expect(there.outbox.store.getSnapshot()).toEqual([])
        expect(there.inbox.getSnapshot().entries).toEqual(burns.ward.inbox(visitorId).entries)
        await client.stop()
      }
    }),
    { numRuns: 15 },
  )
}, 120_000)
