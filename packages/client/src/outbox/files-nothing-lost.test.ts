import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paperTabs } from '../../test/paper-tabs.ts'
import { amina, until, ward } from '../../test/people.ts'
import { memoryStorage } from '../storage/memory-storage.ts'

const step = fc.record({
  what: fc.constantFrom('file', 'file', 'words', 'break', 'cut', 'down', 'up', 'reload', 'wait'),
  tab: fc.nat(1),
  ms: fc.integer({ min: 0, max: 2000 }),
})

test('FIL85, FIL87, FIL89: whatever fails, every message of two tabs arrives once, with its file whole', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const { server, room, device, pass } = ward()
      const storage = memoryStorage()
      const browser = paperTabs()
      const open = async () => {
        const client = device(amina, { storage, tabs: browser.tab() })
        await client.start()
        return client
      }
      const tabs = [await open(), await open()]
      const queued = new Map<string, string | null>()
      for (const [number, { what, tab, ms }] of steps.entries()) {
        const client = tabs[tab]
        if (!client) continue
        const body = `Message ${number}`
        if (what === 'words' && (await client.conversation(room).send(body)).ok) queued.set(body, null)
        if (what === 'file') {
          const words = `content of ${number} `.repeat(20)
          const adding = client.uploads.add(new Blob([words]), { name: `${number}.txt`, forId: room })
          const added = server.down ? (await Promise.all([adding, pass(2_500)]))[0] : await adding
          if (!added.ok) continue
          const kept = await client.conversation(room).send(body, { fileIds: [added.value.id] })
          if (kept.ok) queued.set(body, words)
        }
        if (what === 'break') server.files.breaksAfter = 100
        if (what === 'cut') server.cut()
        if (what === 'down' || what === 'up') server.down = what === 'down'
        if (server.down) server.cut()
        if (what === 'reload') {
          await client.stop()
          tabs[tab] = await open()
        }
        await pass(ms)
      }
      server.down = false
      server.files.breaksAfter = Number.POSITIVE_INFINITY
      const arrived = () => server.ward.room(room).messages.map(({ message }) => message)
      for (let turn = 0; turn < 40 && arrived().length < queued.size; turn += 1) await pass(2_000)
      await until(() => arrived().length >= queued.size)
      expect(
        arrived()
          .map(({ body }) => body)
          .sort(),
      ).toEqual([...queued.keys()].sort())
      for (const { body, files } of arrived()) {
        const words = queued.get(body ?? '')
        expect(files).toHaveLength(words === null ? 0 : 1)
        const [file] = files
        if (file) expect((await server.files.content(file.id)).toString()).toBe(words)
      }
      for (const client of tabs) await client.stop()
    }),
    { numRuns: 12 },
  )
}, 120_000)
